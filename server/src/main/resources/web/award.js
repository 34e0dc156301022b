// Importing a customer's award: the file as the customer wrote it, and the questions that it leaves open.
import { api } from "./api.js";
import { button, droppable, filePicker, h, show, table } from "./dom.js";
import { closeButton, failurePanel, progressPanel, shown } from "./panels.js";
import { importedPanel } from "./report.js";
import { words } from "./words.js";

export const TEMPLATE = "bid-award";
const ASKED = new Set(["missing-column", "duplicate-column"]);
const SHOWN = 50;

/** What each program's field of the bid says, and whether the part is open, kept while the page is made anew. */
const bids = new Map();
const opened = new Set();

/** The place of a program where an award is chosen or dropped. */
export function awardDrop(program, place, refresh) {
  const bid = h("input", { value: bids.get(program.id) ?? "", maxlength: 100, "aria-label": `${words.award.bid}, ${program.name}`, placeholder: words.award.bidHint,
    oninput: () => bids.set(program.id, bid.value.trim()) });
  const take = (file) => {
    if (bid.value.trim()) return importAward({ program, bid: bid.value.trim(), file, matches: new Map(), take: null, place, refresh });
    show(place, failurePanel(new Error(words.award.bidFirst), place));
    bid.focus();
  };
  const drop = droppable(h("div", { class: "drop" },
    h("label", { class: "field" }, words.award.bid, bid),
    filePicker(words.award.choose, ".xlsx,.csv", words.award.chooseFor(program.name), take),
    h("p", { class: "hint" }, words.award.hint)), take);
  return h("details", { class: "award", open: opened.has(program.id), ontoggle: (event) => { opened[event.target.open ? "add" : "delete"](program.id); } },
    h("summary", {}, words.award.title), drop);
}

/** One import with what was answered so far. */
async function importAward(asked) {
  const { program, bid, file, matches, take, place, refresh } = asked;
  const progress = progressPanel(file.name);
  show(place, progress.panel);
  try {
    const answer = await api.importAward(program.id, bid, file, { template: TEMPLATE, matches: [...matches].map(([column, header]) => `${header}:${column}`), take }, progress.sent);
    await refresh();
    show(place, importedPanel(answer, place));
  } catch (failure) {
    const problems = failure.document?.problems ?? [];
    if (failure.document?.conflicts?.length) show(place, conflictsPanel(asked, failure.document.conflicts));
    else if (problems.length === 1 && problems[0].type === "unknown-report") show(place, questionsPanel(asked, await firstQuestions(problems[0])));
    else if (problems.length && problems.every(({ type, column }) => ASKED.has(type) && column)) show(place, questionsPanel(asked, problems));
    else show(place, failurePanel(failure, place, words.award.refused));
  }
}

/** Where no header is known, the columns that tell lines apart are asked for; with them the file is read, and asks for the rest. */
async function firstQuestions({ message, repair }) {
  const { key } = await api.template(TEMPLATE);
  return key.map((column, index) => ({ column, message: index ? "" : message, headers: headersIn(message), repair }));
}

/** The headers that a question names; they are offered, and any other may be written. */
function headersIn(message) {
  const list = /(?:are|is): (.*)\.$/.exec(message)?.[1];
  return list ? list.split(/, | and /) : [...message.matchAll(/"([^"]+)" in /g)].map(([, header]) => header);
}

/** Which header is which column. An answer is remembered by the server. */
function questionsPanel(asked, problems) {
  const { program, matches, place } = asked;
  const fields = problems.map(({ column, message, headers, repair }, index) => {
    const id = `headers-${program.id}-${index}`;
    const input = h("input", { list: id, required: true, maxlength: 300, autocomplete: "off", value: /match="(.*):[^":]*"/.exec(repair)?.[1] ?? "" });
    return { column, input, element: h("li", {}, message ? h("p", {}, message) : null, h("label", { class: "field" }, words.award.header(column), input),
      h("datalist", { id }, (headers ?? headersIn(message)).map((header) => h("option", { value: header })))) };
  });
  const answer = (event) => {
    event.preventDefault();
    for (const { column, input } of fields) matches.set(column, input.value.trim());
    return importAward(asked);
  };
  return h("div", { class: "panel warn" },
    h("h3", {}, words.award.questions(problems.length)), h("p", {}, words.award.remembered),
    h("form", { class: "questions", onsubmit: answer }, h("ul", { class: "plain-list" }, fields.map(({ element }) => element)),
      h("div", { class: "actions" }, h("button", { class: "main" }, words.award.answer), closeButton(place))));
}

/** Cells that people changed and the file changes otherwise: which counts. */
function conflictsPanel(asked, conflicts) {
  const names = words.conflictColumns;
  const choose = (label, take, className) => button(label, className, () => importAward({ ...asked, take }));
  return h("div", { class: "panel warn" },
    h("h3", {}, words.award.conflicts(conflicts.length)),
    table("problems", [names.row, names.column, names.base, words.award.inFile, names.theirs], conflicts.slice(0, SHOWN).map((conflict) => h("tr", {},
      h("td", { class: "cell", "data-label": names.row }, conflict.key.replaceAll("|", " · ")), h("td", { "data-label": names.column }, conflict.column),
      h("td", { class: "value", "data-label": names.base }, shown(conflict.base)), h("td", { class: "value", "data-label": words.award.inFile }, shown(conflict.mine)),
      h("td", { class: "value", "data-label": names.theirs }, shown(conflict.theirs), " ", h("small", {}, words.theirs(conflict.by, conflict.at)))))),
    conflicts.length > SHOWN ? h("p", { class: "meta" }, words.leftOut(conflicts.length - SHOWN)) : null,
    h("div", { class: "actions" }, choose(words.award.fileCounts, "mine", "main"), choose(words.award.storedCounts, "theirs", ""), closeButton(asked.place)));
}
