// What waits for whoever reads it: findings, decisions, signatures, questions, changes.
import { api } from "./api.js";
import { fill } from "./begin.js";
import { changedText, guard, seenButton, showButton } from "./changed.js";
import { button, h, notice } from "./dom.js";
import { openPage } from "./communicate.js";
import { say } from "./queue-words.js";
import { whoIsHere } from "./who.js";
import { words } from "./words.js";

const main = document.getElementById("main");

const section = (id, title, items) => items.length
  ? h("section", { class: "card", "aria-labelledby": id }, h("h2", { id }, title), h("ul", { class: "queue" }, items)) : null;

const anchor = (sheet) => sheet.replaceAll("/", "-");

/** A sheet with what waits of it, and what can be done about it. */
function due(entry, what, buttons = []) {
  const place = h("div", { class: "place" });
  const own = [
    button(say.download, "main", guard(place, () => api.download(entry.sheet)), { "aria-label": say.downloadFor(entry.sheet) }),
    button(say.print, "", guard(place, () => openPage(entry.sheet)), { "aria-label": say.printFor(entry.sheet) }),
    button(say.watch, "quiet", guard(place, async () => {
      const { look } = await api.looked(entry.sheet);
      notice(say.watched(entry.sheet, look.revision), entry.sheet);
    }), { "aria-label": say.watchFor(entry.sheet) }),
  ];
  return h("li", {},
    h("div", { class: "due" },
      h("div", { class: "name" }, h("a", { href: `/#sheet-${anchor(entry.sheet)}` }, entry.programName),
        h("small", {}, `${entry.title} · ${entry.period}`)),
      what, h("div", { class: "actions" }, buttons.length ? buttons.map((make) => make(place)) : own)),
    place);
}

function answers(entry) {
  return due(entry, h("div", { class: "what" },
    h("span", { class: "count" }, say.findings(entry.count, entry.oldest)),
    h("ul", {}, entry.rules.map((rule) => h("li", {},
      h("b", {}, words.number(rule.count)), h("span", {}, rule.title),
      h("small", { class: rule.escalated ? "late" : "" }, rule.escalated ? say.escalated(rule.oldest) : say.ruleAge(rule.oldest)))))));
}

const decisions = (entry) => due(entry, h("div", { class: "what" }, h("span", { class: "count" }, say.lines(entry.count, entry.column, entry.oldest))));

const signatures = (entry) => due(entry, h("div", { class: "what" }, h("span", { class: "count" }, entry.what)));

/** A text with the names it mentions marked. */
function marked(text, mentions) {
  const parts = [];
  let rest = text;
  for (;;) {
    const found = mentions.map((name) => [rest.toLowerCase().indexOf(`@${name.toLowerCase()}`), name.length + 1])
      .filter(([at]) => at >= 0).sort(([one], [other]) => one - other)[0];
    if (!found) return [...parts, rest];
    const [at, length] = found;
    parts.push(rest.slice(0, at), h("mark", {}, rest.slice(at, at + length)));
    rest = rest.slice(at + length);
  }
}

function thread(entry) {
  const about = `${entry.key.replaceAll("|", " · ")}, ${entry.column ?? say.wholeLine}`;
  const place = h("div", { class: "place" });
  const text = h("textarea", { "aria-label": say.replyTo(about), maxlength: 4000 });
  const add = (state) => guard(place, async () => {
    const said = text.value.trim();
    await api.addToThread(entry.begunIn, entry.thread, { ...(said ? { text: said } : {}), ...(state ? { state } : {}) });
    if (state) notice(say.resolved);
    await refresh();
  });
  return h("li", {}, h("div", { class: "thread" },
    h("div", { class: "about" }, about, h("small", {}, say.begunIn(entry.begunIn))),
    h("dl", { class: "said" }, entry.entries.slice(-5).map((each) => h("div", {},
      h("dt", {}, say.said(each.by, each.at), " ", say.did[each.what]),
      each.text ? h("dd", {}, marked(each.text, each.mentions)) : null))),
    text,
    h("div", { class: "actions" },
      button(say.reply, "main", add(null), { "aria-label": say.replyTo(about) }),
      button(say.resolve, "", add("resolved"), { "aria-label": say.resolveFor(about) })),
    place));
}

const changed = (entry) => due(entry, changedText(entry), [(place) => showButton(entry, place), (place) => seenButton(entry, place, refresh)]);

const refresh = () => fill(main, async () => {
  const queue = await api.queue();
  const parts = [
    section("answers", say.answers, queue.answers.map(answers)),
    section("decisions", say.decisions, queue.decisions.map(decisions)),
    section("signatures", say.signatures, queue.signatures.map(signatures)),
    section("threads", say.threads, queue.threads.map(thread)),
    section("changed", say.changed, queue.changed.map(changed)),
  ].filter((part) => part);
  const roles = queue.programs.filter((program) => program.roles.length);
  main.replaceChildren(
    h("div", { class: "head" }, h("h1", {}, say.title(queue.person)),
      h("span", { class: "meta" }, roles.map((program) => `${program.name}: ${say.roles(program.roles)}`).join(" · "))),
    ...(parts.length ? parts : [h("p", { class: roles.length ? "nothing" : "empty" }, roles.length ? say.nothing : say.noRole)]));
});

await fill(main, async () => {
  await whoIsHere(refresh);
  await refresh();
});
