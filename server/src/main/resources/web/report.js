// Importing a report: chosen or dropped, and what became of it in sentences.
import { api } from "./api.js";
import { button, droppable, filePicker, h, show, table } from "./dom.js";
import { closeButton, failurePanel, progressPanel } from "./panels.js";
import { words } from "./words.js";

/** The ISO week of today, as 2026-W47. */
function thisWeek() {
  const day = new Date();
  day.setHours(12, 0, 0, 0);
  day.setDate(day.getDate() + 4 - (day.getDay() || 7));
  const week = Math.ceil(((day - new Date(day.getFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return `${day.getFullYear()}-W${String(week).padStart(2, "0")}`;
}

/** What each program's week field says, kept while the page is shown anew. */
const periods = new Map();

/** The place of a program where a report is chosen or dropped. */
export function reportDrop(program, place, refresh) {
  const period = h("input", {
    value: periods.get(program.id) ?? thisWeek(), maxlength: 8, pattern: "\\d{4}-W\\d{2}", "aria-label": `${words.period}, ${program.name}`,
    oninput: () => periods.set(program.id, period.value.trim()),
  });
  const take = (file) => {
    if (!/^\d{4}-W\d{2}$/.test(period.value.trim())) {
      show(place, failurePanel(new Error(words.wrongWeek), place));
      period.focus();
    } else {
      importReport(program, period.value.trim(), file, [], place, refresh);
    }
  };
  return droppable(h("div", { class: "drop report" },
    h("h3", {}, words.importTitle),
    h("label", { class: "field" }, words.period, period),
    filePicker(words.chooseReport, ".xlsx,.csv", words.chooseReportFor(program.name), take),
    h("p", { class: "hint" }, words.importHint)), take);
}

async function importReport(program, period, file, accept, place, refresh) {
  const progress = progressPanel(file.name);
  show(place, progress.panel);
  try {
    const answer = await api.importReport(program.id, period, file, accept, progress.sent);
    await refresh();
    show(place, importedPanel(answer, place));
  } catch (failure) {
    const panel = failurePanel(failure, place, words.importRefused);
    const types = new Set((failure.document?.problems ?? []).map((problem) => problem.type));
    for (const [type, label] of Object.entries(words.importAnyway)) {
      const word = { "truncated-report": "truncated", "other-program": "other-program" }[type];
      if (types.has(type) && !accept.includes(word)) {
        panel.lastElementChild.prepend(button(label, "", () => importReport(program, period, file, [...accept, word], place, refresh)));
      }
    }
    show(place, panel);
  }
}

/** What became of a file that was imported. */
export function importedPanel(answer, place) {
  const figures = Object.entries(words.counts).map(([name, label]) => h("div", {}, h("dt", {}, label), h("dd", {}, words.number(answer.rows[name]))));
  const notes = answer.notes.map((note) => h("li", {},
    note.kind ? h("span", { class: `tag ${note.kind}` }, words.noteKind[note.kind] ?? note.kind) : null,
    note.message,
    note.lines?.length ? table("", [], note.lines.map((line) => h("tr", {}, line.map((cell) => h("td", {}, cell))))) : null));
  const doubtful = answer.notes.some((note) => note.kind === "doubtful");
  return h("div", { class: `panel ${doubtful ? "warn" : "good"}` },
    h("h3", {}, words.imported(answer.sheet, answer.revision)),
    h("dl", { class: "figures" }, figures),
    notes.length ? h("ul", {}, notes) : null,
    h("div", { class: "actions" }, closeButton(place)));
}
