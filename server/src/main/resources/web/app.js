// The start page: programs, their weeks, reports in, workbooks out and back.
import { api } from "./api.js";
import { awardDrop, TEMPLATE as AWARD } from "./award.js";
import { fill } from "./begin.js";
import { button, droppable, filePicker, h, notice, nothingDropped, show } from "./dom.js";
import { figures } from "./figures.js";
import { historyPanel } from "./history.js";
import { communicatePanel } from "./communicate.js";
import { overview } from "./overview.js";
import { completionMark, failurePanel, uploadWorkbook } from "./panels.js";
import { reportDrop } from "./report.js";
import { signatureMark, signaturePanel } from "./signatures.js";
import { say } from "./queue-words.js";
import { whoIsHere } from "./who.js";
import { words } from "./words.js";

const main = document.getElementById("main");
/** Where each week shows what became of its files; kept while the lists around it are made anew. */
const places = new Map();

const placeOf = (id) => {
  if (!places.has(id)) places.set(id, h("div", { class: "place" }));
  return places.get(id);
};

/** Who is here; without accounts anybody may do anything. */
let own = { accounts: false, administrator: true };
/** Whether there are awards to be imported here. */
let awards = false;
/** By their names, what the sheets are called that follow from others of the same program and week. */
let titles = new Map();
const may = (program, act) => program.you.may.includes(act);

/** Where a sheet is reviewed in the browser. */
function reviewPage(sheet) {
  const [template, scope, period] = sheet.split("/").map(encodeURIComponent);
  return `/review/${scope}/${period}${template === "weekly-review" ? "" : `?template=${template}`}`;
}

/** A sheet that people review, or, smaller, one that follows from it. */
function week(program, entry) {
  const place = placeOf(entry.sheet);
  const upload = (file) => uploadWorkbook(entry.sheet, file, place, refresh);
  const name = entry.follows ? [entry.title] : [entry.period, /-W/.test(entry.period) ? h("small", {}, words.week(entry.period)) : null, h("small", {}, entry.title)];
  return h("li", { id: `sheet-${entry.sheet.replaceAll("/", "-")}`, class: entry.follows ? "follows" : "" },
    droppable(h("div", { class: "week" },
      h("div", { class: "name" }, ...name),
      h("p", { class: "meta" }, `${words.revision(entry.revision)} · ${words.rows(entry.rows)}`, h("small", {}, words.changed(entry.updatedAt, entry.updatedBy)), findings(entry)),
      h("div", { class: "actions" },
        h("a", { class: entry.follows ? "button" : "button main", href: reviewPage(entry.sheet), "aria-label": words.reviewOf(entry.sheet) }, words.review),
        button(words.download, "", () => download(entry.sheet, place), { "aria-label": words.downloadFor(entry.sheet) }),
        may(program, "edit") ? filePicker(words.upload, ".xlsx", words.uploadFor(entry.sheet), upload) : null,
        may(program, "complete") && entry.findings && !entry.follows && (!entry.completion || entry.completion.reopened)
          ? button(words.complete, "", () => complete(entry.sheet, place), { "aria-label": words.completeFor(entry.sheet) }) : null,
        entry.follows || (!may(program, "sign") && !entry.signOffs) ? null
          : button(may(program, "sign") ? words.sign : words.signatures, "", () => signaturePanel(entry, may(program, "sign"), place, refresh), { "aria-label": may(program, "sign") ? words.signFor(entry.sheet) : words.signaturesFor(entry.sheet) }),
        may(program, "communicate") && entry.findings && !entry.follows
          ? button(say.communicate, "", () => communicatePanel(entry.sheet, place, refresh), { "aria-label": say.communicateFor(entry.sheet) }) : null,
        button(words.history, "quiet", () => historyPanel(entry.sheet, place, refresh), { "aria-label": words.historyFor(entry.sheet) }))), may(program, "edit") ? upload : null),
    place);
}

/** How many findings a week has, and who completed it; nothing where the template has no rules. */
function findings(entry) {
  if (!entry.findings) return null;
  const { open, unanswered, new: fresh, closed } = entry.findings;
  return h("span", { class: "findings" },
    h("span", { class: unanswered ? "open" : "" }, words.findings(open, unanswered)),
    h("small", {}, words.findingsMoved(fresh, closed)),
    completionMark(entry.completion),
    signatureMark(entry.signOffs));
}

async function complete(sheet, place) {
  try {
    await api.complete(sheet);
    place.replaceChildren();
    notice(words.completed(sheet), sheet);
    await refresh();
  } catch (failure) {
    show(place, failurePanel(failure, place));
  }
}

async function download(sheet, place) {
  try { await api.download(sheet); } catch (failure) { show(place, failurePanel(failure, place)); }
}

function card(program) {
  const weeks = [...program.sheets].sort((a, b) => b.period.localeCompare(a.period) || Boolean(a.follows) - Boolean(b.follows) || a.title.localeCompare(b.title));
  return h("section", { class: "card", "aria-labelledby": `program-${program.id}` },
    h("div", { class: "head" },
      h("h2", { id: `program-${program.id}` }, program.name),
      h("span", { class: "badge" }, words.phase[program.phase] ?? program.phase),
      program.you.roles.length ? h("span", { class: "meta" }, words.yourRoles(program.you)) : null,
      h("span", { class: "grow" }),
      h("span", { class: "meta" }, `${program.customer} · `, h("code", {}, program.id)),
      h("a", { href: `/hand-off.html?program=${encodeURIComponent(program.id)}` }, words.handOff.link)),
    figures(program),
    weeks.length ? h("ul", { class: "weeks" }, weeks.map((entry) => week(program, entry))) : h("p", { class: "empty" }, words.noWeeks),
    may(program, "import") ? reportDrop(program, placeOf(`report ${program.id}`), refresh) : null,
    placeOf(`report ${program.id}`),
    ...(may(program, "import") && awards ? [awardDrop(program, placeOf(`award ${program.id}`), refresh), placeOf(`award ${program.id}`)] : []));
}

const fields = { id: h("input", { required: true, pattern: "[a-z0-9][a-z0-9\\-]{0,63}", placeholder: words.idHint, maxlength: 64, autocomplete: "off" }),
  name: h("input", { required: true, maxlength: 200 }), customer: h("input", { required: true, maxlength: 200 }) };
const newProgramPlace = h("div");

const newProgram = h("section", { class: "card", "aria-labelledby": "new-program" },
  h("h2", { id: "new-program" }, words.newProgram),
  h("form", { class: "row", onsubmit: create },
    h("label", { class: "field" }, words.name, fields.name),
    h("label", { class: "field" }, words.customer, fields.customer),
    h("label", { class: "field" }, words.id, fields.id),
    h("button", { class: "main" }, words.create)),
  newProgramPlace);

fields.name.addEventListener("input", () => {
  if (!fields.id.dataset.own) fields.id.value = fields.name.value.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 64);
});
fields.id.addEventListener("input", () => { fields.id.dataset.own = fields.id.value ? "yes" : ""; });

async function create(event) {
  event.preventDefault();
  try {
    const program = await api.createProgram({ id: fields.id.value, name: fields.name.value, customer: fields.customer.value });
    newProgramPlace.replaceChildren();
    event.target.reset();
    fields.id.dataset.own = "";
    await refresh();
    notice(words.created(program.name));
    document.getElementById(`program-${program.id}`)?.scrollIntoView({ block: "center" });
  } catch (failure) {
    show(newProgramPlace, failurePanel(failure, newProgramPlace));
  }
}

/** Reads the programs and shows them; what stands in the places stays. */
const refresh = () => fill(main, async () => {
  const [programs, queue] = await Promise.all([api.programs(), api.queue()]);
  titles = new Map(programs.flatMap(({ sheets }) => sheets).filter(({ follows }) => follows).map(({ sheet, title }) => [sheet, title]));
  // What is focused outside of what is made anew keeps the focus by itself.
  const focused = main.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
  main.replaceChildren(
    h("h1", { class: programs.length ? "visually-hidden" : "" }, words.programs),
    ...overview(programs, queue.changed, refresh),
    ...(programs.length ? programs.map(card) : [h("p", { class: "empty" }, own.administrator ? words.noPrograms : words.noneOfYours)]),
    ...(own.administrator ? [newProgram] : []));
  if (focused) main.querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
});

/** The revisions that were heard of and are not shown yet, by their sheets. */
const news = new Map();
let waiting = 0;

/** Several revisions in a row are shown at once. What this page itself stores is told of too, perhaps before its own answer came. */
function heard({ sheet, revision, kind }) {
  // Sheets that follow are made anew when somebody looks at them, which is nobody's change.
  if (kind !== "derived") news.set(sheet, revision);
  clearTimeout(waiting);
  waiting = setTimeout(showNews, 400);
}

async function showNews() {
  const shown = [...news];
  news.clear();
  await refresh();
  for (const [sheet, revision] of shown) if (!api.isOwn(sheet, revision)) notice(words.live(sheet, revision, titles.get(sheet)), sheet);
}

/** The page begins once, from whatever brings it to it: only then it hears of what others store. */
let begun = false;

const begin = () => fill(main, async () => {
  own = await whoIsHere(() => (begun ? refresh() : begin()));
  awards = (await api.templates()).some(({ name }) => name === AWARD);
  await refresh();
  if (!begun) api.events(heard);
  begun = true;
});

nothingDropped();
await begin();
