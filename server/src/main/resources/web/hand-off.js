// The hand-off of a program: its gates, its new demand bids, its phase, and who signs it over.
import { api } from "./api.js";
import { fill } from "./begin.js";
import { button, h, notice, show, table } from "./dom.js";
import { closeButton, failurePanel } from "./panels.js";
import { reasonForm, refusal, signatureList } from "./signatures.js";
import { whoIsHere } from "./who.js";
import { words } from "./words.js";

const main = document.getElementById("main");
const program = new URLSearchParams(location.search).get("program") ?? "";
const phases = Object.keys(words.phase);
const say = words.handOff;
/** Where forms and refusals are shown; kept while the page around it is made anew. */
const place = h("div", { class: "place" });

function phaseLine(current) {
  const at = phases.indexOf(current);
  return h("ol", { class: "phases", "aria-label": say.signing }, phases.map((phase, index) =>
    h("li", { class: index < at ? "past" : index === at ? "now" : "", "aria-current": index === at ? "step" : null }, words.phase[phase])));
}

function gates(state) {
  const closed = state.gates.filter((gate) => !gate.open).length;
  return card(say.gates, h("span", { class: `badge ${closed ? "bad" : "good"}` }, closed ? say.missing(closed) : say.ready),
    state.gates.length ? h("ul", { class: "gates" }, state.gates.map(gateLine)) : h("p", { class: "empty" }, say.noGates));
}

function gateLine(gate) {
  const links = gate.counts.flatMap((count) => count.links);
  const lines = h("div", { class: "place" });
  const name = (label) => {
    toggle.textContent = label;
    toggle.setAttribute("aria-label", `${label}: ${gate.title}`);
  };
  const toggle = button(say.show, "quiet", async () => {
    if (lines.firstChild) {
      lines.replaceChildren();
      name(say.show);
    } else {
      await showLines(links, lines);
      name(say.hide);
    }
  });
  name(say.show);
  return h("li", { class: gate.open ? "open" : "closed", id: `gate-${gate.gate}` },
    h("span", { class: "mark", role: "img", "aria-label": gate.open ? say.open : say.closed }, gate.open ? "✓" : "✗"),
    h("div", { class: "stack" },
      h("div", { class: "signature" }, h("strong", {}, gate.title), h("span", { class: "grow" }), h("span", { class: "meta figures-line" }, gate.counts.map(countText).join(" · "))),
      gate.open ? null : h("p", {}, gate.ask, gate.owner ? h("small", { class: "meta" }, ` ${say.whose(gate.owner)}.`) : null),
      gate.open ? null : gate.counts.filter((count) => count.named.length).map((count) => h("p", { class: "meta" }, count.named.join(", "))),
      !gate.open && links.length ? h("div", {}, toggle) : null,
      lines));
}

const countText = (count) => `${count.name}: ${words.number(count.value)}`;

async function showLines(links, lines) {
  try {
    const pages = await Promise.all(links.map((link) => api.follow(link)));
    const found = pages.flatMap((page) => page.findings);
    const rows = found.slice(0, 100).map((finding) => h("tr", {},
      h("td", { class: "cell" }, finding.key), h("td", {}, finding.title), h("td", {}, finding.missing.join(", ")), h("td", {}, finding.owner ?? "–")));
    lines.replaceChildren(rows.length ? table("", Object.values(say.findingColumns), rows) : h("p", { class: "meta" }, say.none));
  } catch (failure) {
    show(lines, failurePanel(failure, lines));
  }
}

function weeks(state) {
  if (!state.weeks.length) return card(say.weeks, null, h("p", { class: "empty" }, say.noWeek));
  return card(say.weeks, null, table("numbers", Object.values(say.weekColumns), state.weeks.map((week) => h("tr", {},
    h("td", { class: "cell" }, week.period), h("td", {}, words.number(week.lines)), h("td", {}, words.number(week.open)),
    h("td", {}, words.number(week.unanswered)), h("td", {}, words.number(week.newHigh)),
    h("td", {}, h("span", { class: `tag ${week.smooth ? "read" : "doubtful"}` }, week.smooth ? words.yes : words.no))))));
}

function bids(state, may) {
  if (!state.demandBids.length) return card(say.bids, null, h("p", { class: "empty" }, say.noBids));
  return card(say.bids, null, table("", Object.values(say.bidColumns), state.demandBids.map((bid) => {
    const next = may("issue") ? say.bidNext[bid.state] : null;
    return h("tr", {},
      h("td", { class: "cell" }, bid.bid),
      h("td", {}, bid.kinds.map((kind) => say.bidKind[kind] ?? kind).join(", ")),
      h("td", {}, words.number(bid.lines)), h("td", {}, words.number(bid.annualizedQty ?? 0)),
      h("td", {}, h("span", { class: "badge" }, say.bidState[bid.state])),
      h("td", { class: "long" }, h("ul", { class: "plain-list" }, bid.steps.map((step) => h("li", {}, say.step(say.bidState[step.state], step.by, step.at), step.comment ? `: ${step.comment}` : "")))),
      h("td", {}, next ? button(next[1], "", () => attempt(() => api.sayBid(program, bid.bid, next[0])), { "aria-label": `${next[1]}: ${bid.bid}` }) : ""));
  })));
}

function signing(state, may) {
  const signatures = state.signatures;
  const soft = state.phase === "soft hand-off";
  const withdraw = async (id, reason) => { await api.withdrawHandOff(program, id, reason); await done(); };
  return card(say.signing, null,
    phaseLine(state.phase),
    signatures ? h("div", { class: "stack" },
      signatures.signOffs.length ? h("p", { class: "meta" }, say.underWeek(signatures.signOffs[0].sheet, signatures.signOffs[0].revision)) : null,
      signatureList(signatures.signOffs, may("sign") ? withdraw : null),
      signatures.open.length ? h("p", { class: "meta" }, words.openBranches(signatures.open)) : null) : null,
    place,
    h("div", { class: "actions" },
      state.phase === "implementation" && may("hand-off") ? button(say.begin, "main", () => show(place, beginForm())) : null,
      soft && may("sign") ? button(say.signOver, state.ready ? "main" : "", () => show(place, signForm(state.revision))) : null,
      soft && may("sign") ? button(say.reject, "", () => show(place, reasonForm(say.rejectNow, async (reason) => {
        await api.rejectHandOff(program, reason);
        await done(say.rejected);
      }, place))) : null,
      state.phase === "sales support" && may("hand-off") ? button(say.close, "", () => show(place, reasonForm(say.closeNow, (reason) => move("closed", reason), place, false))) : null,
      state.phase !== "implementation" && may("hand-off") ? button(say.back, "quiet", () => show(place, backForm(state.phase))) : null));
}

function beginForm() {
  const below = h("div", { class: "place" });
  const name = h("input", { required: true, maxlength: 200, autocomplete: "off" });
  const on = h("input", { required: true, type: "date", value: new Date().toISOString().slice(0, 10) });
  const tasks = h("div", { class: "stack" });
  const addTask = () => tasks.append(h("div", { class: "row-fields" },
    h("label", { class: "field" }, say.task, h("input", { required: true, maxlength: 500, name: "task" })),
    h("label", { class: "field" }, say.to, h("input", { required: true, maxlength: 500, name: "to" }))));
  addTask();
  return h("form", {
    class: "panel",
    onsubmit: async (event) => {
      event.preventDefault();
      const moved = [...tasks.children].map((row) => ({ task: row.querySelector("[name=task]").value, to: row.querySelector("[name=to]").value }));
      try {
        const answer = await api.changePhase(program, { phase: "soft hand-off", alignment: { with: name.value, on: on.value, tasks: moved } });
        if (answer.nobodyToTell.length) notice(say.untold(answer.nobodyToTell));
        await done(say.begun(answer.told));
      } catch (failure) {
        below.replaceChildren(failurePanel(failure, below));
      }
    },
  }, h("h3", {}, say.beginTitle),
  h("div", { class: "row-fields" }, h("label", { class: "field" }, say.with, name), h("label", { class: "field" }, say.on, on)),
  tasks, h("div", {}, button(say.anotherTask, "quiet", addTask)), below,
  h("div", { class: "actions" }, h("button", { class: "main" }, say.beginNow), closeButton(place)));
}
function signForm(revision) {
  return reasonForm(say.signOverNow, async (comment) => {
    try {
      const answer = await api.signHandOff(program, revision, comment || undefined);
      await done(answer.phase === "soft hand-off" ? say.signedPart : say.signedOver);
    } catch (failure) {
      show(place, refusal(failure, place, signForm));
    }
  }, place, false, words.signComment);
}

function backForm(current) {
  const to = h("select", {}, phases.slice(0, phases.indexOf(current)).reverse().map((phase) => h("option", { value: phase }, words.phase[phase])));
  return reasonForm(say.backNow, (reason) => move(to.value, reason), place, true, words.reason, h("label", { class: "field" }, say.backTo, to));
}

async function move(phase, reason) {
  await api.changePhase(program, { phase, reason: reason || undefined });
  await done(say.moved(words.phase[phase]));
}

function history(state) {
  if (!state.phases.length) return card(say.history, null, h("p", { class: "meta" }, say.noHistory));
  return card(say.history, null, h("ul", { class: "signatures" }, [...state.phases].reverse().map((step) => h("li", {},
    h("div", { class: "signature" },
      h("strong", {}, say.happened[step.kind](words.phase[step.to])), h("span", { class: "grow" }),
      h("span", { class: "meta" }, say.step(step.by, null, step.at))),
    step.reason ? h("p", {}, `“${step.reason}”`) : null,
    step.alignment ? h("div", {}, h("p", { class: "meta" }, say.agreed(step.alignment.with, step.alignment.on)),
      h("ul", { class: "plain-list" }, step.alignment.tasks.map(({ task, to }) => h("li", {}, `${task} → ${to}`)))) : null))));
}

function card(title, beside, ...content) {
  return h("section", { class: "card" }, h("div", { class: "head" }, h("h2", {}, title), h("span", { class: "grow" }), beside), ...content);
}

async function attempt(work) {
  try { await work(); await done(); } catch (failure) { show(place, failurePanel(failure, place)); }
}

async function done(text = null) {
  place.replaceChildren();
  if (text) notice(text);
  await refresh();
}

const refresh = () => fill(main, async () => {
  const state = await api.handOff(program);
  const may = (act) => state.you.may.includes(act);
  document.title = `${say.title(state.name)} · Bidbook`;
  main.replaceChildren(
    h("div", { class: "head" }, h("h1", {}, say.title(state.name)), h("span", { class: "grow" }),
      h("span", { class: "meta" }, `${state.customer} · `, h("code", {}, state.program)), h("a", { href: "/" }, say.toPrograms)),
    signing(state, may), gates(state), weeks(state), bids(state, may), history(state));
});

let waiting = 0;
function heard({ sheet }) {
  if (sheet.split("/")[1] !== program) return;
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 300);
}

await fill(main, async () => {
  await whoIsHere(refresh);
  await refresh();
  api.events(heard);
});
