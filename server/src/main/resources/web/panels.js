// What became of a file: progress, problems, conflicts.
import { api } from "./api.js";
import { button, filePicker, h, show, table } from "./dom.js";
import { words } from "./words.js";

/** How a value of a cell is shown. */
export const shown = (value) => value === null || value === undefined || value === "" ? words.blank
  : value === true ? words.yes : value === false ? words.no
  : typeof value === "number" ? words.number(value) : value;

export const closeButton = (place) => button(words.close, "quiet", () => place.replaceChildren());

/** Progress of a file that is sent, and then worked on. */
export function progressPanel(name) {
  const bar = h("progress", { max: 1, value: 0, "aria-label": name });
  const text = h("p", { "aria-live": "polite" }, words.sending(name, 0));
  return {
    panel: h("div", { class: "panel" }, text, bar),
    sent: (part) => {
      bar.value = part;
      text.textContent = part < 1 ? words.sending(name, Math.floor(part * 100)) : words.working(name);
      if (part >= 1) bar.removeAttribute("value");
    },
  };
}

/** Who completed a week, and that it was changed since. */
export function completionMark(completion) {
  if (!completion) return null;
  const { by, at, reopened, since } = completion;
  return h("span", { class: `tag ${reopened ? "doubtful" : "read"}`, title: words.completedBy(by, at) },
    reopened ? words.reopened(since.length, since[0].by, since[0].at) : words.completedBy(by, at));
}

/** An error document in sentences. */
export function failurePanel(failure, place, title = null) {
  const problems = failure.document?.problems ?? [];
  return h("div", { class: "panel bad" },
    h("h3", {}, title ?? failure.document?.title ?? failure.message),
    failure.document?.detail ? h("p", {}, failure.document.detail) : null,
    problems.length ? problemTable(problems, failure.document.problemsLeftOut) : null,
    h("div", { class: "actions" }, closeButton(place)));
}

const SHOWN = 200;

function problemTable(problems, leftOut = 0) {
  const names = words.problemColumns;
  const more = Math.max(0, problems.length - SHOWN) + (leftOut ?? 0);
  const cell = (className, label, text) => h("td", { class: className, "data-label": label }, text);
  return h("div", {},
    table("problems", Object.values(names), problems.slice(0, SHOWN).map((problem) => h("tr", {},
      cell("cell", names.cell, problem.cell ? `${problem.sheet ? `${problem.sheet}!` : ""}${problem.cell}` : problem.key ?? "–"),
      cell("", names.column, problem.column ?? "–"),
      cell("value", names.value, problem.value ?? "–"),
      cell("long", names.message, problem.message),
      cell("long", names.repair, problem.repair)))),
    more > 0 ? h("p", { class: "meta" }, words.leftOut(more)) : null);
}

/** A filled workbook: first checked, then, when its sender says so, submitted. */
export async function uploadWorkbook(sheet, file, place, refresh) {
  const progress = progressPanel(file.name);
  show(place, progress.panel);
  try {
    const report = await api.check(sheet, file, progress.sent);
    if (report.problems.length) show(place, problemPanel(sheet, file, report, place, refresh));
    else if (report.conflicts?.length) show(place, conflictPanel(sheet, file, report, place, refresh));
    else show(place, readyPanel(sheet, file, report, place, refresh));
  } catch (failure) {
    show(place, failurePanel(failure, place));
  }
}

const annotated = (label, className, sheet, file, call, place) => button(label, className, async () => {
  try { await api.annotated(sheet, file, call); } catch (failure) { show(place, failurePanel(failure, place)); }
});

function problemPanel(sheet, file, report, place, refresh) {
  const notMine = report.problems.every((problem) => problem.type === "not-yours-to-edit");
  return h("div", { class: "panel bad" },
    h("h3", {}, words.checkedBad(report.problems.length + (report.problemsLeftOut ?? 0))),
    h("p", {}, words.tryAgain),
    problemTable(report.problems, report.problemsLeftOut),
    warnings(report),
    h("div", { class: "actions" },
      annotated(words.annotated, "main", sheet, file, "validation", place),
      notMine ? button(words.onlyMine, "", () => submit(sheet, file, true, place, refresh)) : null,
      filePicker(words.again, ".xlsx", words.againFor(sheet), (other) => uploadWorkbook(sheet, other, place, refresh)),
      closeButton(place)));
}

function warnings(report) {
  if (!report.warnings?.length) return null;
  return h("details", {}, h("summary", {}, words.warnings(report.warnings.length)), problemTable(report.warnings, report.warningsLeftOut));
}

function readyPanel(sheet, file, report, place, refresh) {
  return h("div", { class: "panel good" },
    h("h3", {}, words.checkedGood(report.cells.changed)),
    warnings(report),
    h("div", { class: "actions" },
      report.cells.changed ? button(words.submit(report.cells.changed), "main", () => submit(sheet, file, false, place, refresh)) : null,
      closeButton(place)));
}

async function submit(sheet, file, onlyMine, place, refresh) {
  try {
    // One key for one press of the button: the browser may send a request again.
    const answer = await api.submit(sheet, file, onlyMine, crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
    await stored(answer, place, refresh);
  } catch (failure) {
    if (failure.document?.conflicts?.length) show(place, conflictPanel(sheet, file, failure.document, place, refresh));
    else show(place, failurePanel(failure, place));
  }
}

async function stored(answer, place, refresh) {
  await refresh();
  show(place, h("div", { class: "panel good" },
    h("h3", {}, words.accepted(answer.revision, answer.cells.changed)),
    warnings(answer),
    h("div", { class: "actions" }, closeButton(place))));
}

/** Both values side by side and a choice for each cell; then the same workbook's changes again, with the choices. */
function conflictPanel(sheet, file, report, place, refresh) {
  const conflicts = report.conflicts;
  const takes = conflicts.map(() => null);
  const status = h("p", { class: "meta", role: "status" }, words.chooseFirst(conflicts.length));
  const send = button(words.resubmit, "main", () => resubmit(), { "aria-disabled": "true" });
  const radios = [];
  const changed = () => {
    const open = takes.filter((take) => take === null).length;
    status.textContent = open ? words.chooseFirst(open) : "";
    send.setAttribute("aria-disabled", String(open > 0));
  };
  const option = (index, take, value, note) => {
    const radio = h("input", { type: "radio", name: `${sheet}-${index}`, onchange: () => { takes[index] = take; changed(); } });
    (radios[index] ??= {})[take] = radio;
    return h("label", {}, radio, h("span", {}, shown(value), note ? h("small", {}, ` ${note}`) : null));
  };
  const all = (take) => { radios.forEach((pair, index) => { pair[take].checked = true; takes[index] = take; }); changed(); };
  const resubmit = async () => {
    if (takes.includes(null)) return;
    try {
      // With what was seen stored, so that a still newer value is asked about again.
      const resolutions = conflicts.map(({ key, column, theirs }, index) => ({ key, column, take: takes[index], theirs }));
      const answer = await api.resolve(sheet, file, resolutions);
      await stored(answer, place, refresh);
    } catch (failure) {
      if (failure.document?.conflicts?.length) show(place, conflictPanel(sheet, file, failure.document, place, refresh));
      else show(place, failurePanel(failure, place));
    }
  };
  const names = words.conflictColumns;
  return h("div", { class: "panel warn" },
    h("h3", {}, words.conflictTitle(conflicts.length)),
    h("div", { class: "actions" }, button(words.allMine, "", () => all("mine")), button(words.allTheirs, "", () => all("theirs"))),
    table("problems", Object.values(names), conflicts.map((conflict, index) => h("tr", {},
      h("td", { class: "cell", "data-label": names.row }, conflict.key),
      h("td", { "data-label": names.column }, conflict.column),
      h("td", { "data-label": names.base }, shown(conflict.base)),
      h("td", { class: "value", "data-label": names.mine }, h("fieldset", { "aria-label": `${conflict.key} ${conflict.column}` }, option(index, "mine", conflict.mine))),
      h("td", { class: "value", "data-label": names.theirs }, option(index, "theirs", conflict.theirs, words.theirs(conflict.by, conflict.at)))))),
    status,
    h("div", { class: "actions" }, send, annotated(words.annotatedConflicts, "", sheet, file, "submissions", place), closeButton(place)));
}
