// Who changed which cell, and undoing a submission after a look at what that does.
import { api } from "./api.js";
import { button, h, notice, show, table } from "./dom.js";
import { closeButton, failurePanel, shown } from "./panels.js";
import { words } from "./words.js";

/** Shows the latest changes of a sheet. */
export async function historyPanel(sheet, place, refresh) {
  try {
    const page = await api.history(sheet);
    show(place, panel(sheet, page, place, refresh));
  } catch (failure) {
    show(place, failurePanel(failure, place));
  }
}

function panel(sheet, page, place, refresh) {
  if (!page.entries.length) {
    return h("div", { class: "panel" }, h("h3", {}, words.historyTitle(sheet)), h("p", {}, words.noHistory), h("div", {}, closeButton(place)));
  }
  const preview = h("div");
  const seen = new Set();
  const rows = (entries) => entries.map((entry) => row(entry, seen, preview, sheet, place, refresh));
  const list = table("problems", Object.values(words.historyColumns), rows(page.entries));
  const body = list.querySelector("tbody");
  let before = page.before;
  const more = button(words.more, "", async () => {
    try {
      const next = await api.history(sheet, before);
      body.append(...rows(next.entries));
      before = next.before;
      more.hidden = before === null;
    } catch (failure) {
      show(preview, failurePanel(failure, preview));
    }
  });
  more.hidden = before === null;
  return h("div", { class: "panel" }, h("h3", {}, words.historyTitle(sheet)), preview, list, h("div", { class: "actions" }, more, closeButton(place)));
}

function row(entry, seen, preview, sheet, place, refresh) {
  const names = words.historyColumns;
  const first = !seen.has(entry.submission);
  seen.add(entry.submission);
  const cell = (className, label, content) => h("td", { class: className, "data-label": label }, content);
  return h("tr", {},
    cell("when", names.at, words.moment(entry.at)),
    cell("when", names.by, entry.by),
    cell("cell", names.row, entry.key),
    cell("", names.column, entry.column.replace(/^#/, "")),
    cell("value", names.from, shown(entry.from)),
    cell("value", names.to, entry.what === "changed" || entry.what === "inherited" ? shown(entry.to) : `${shown(entry.to)} · ${entry.what}`),
    cell("", names.undo, first ? button(words.undo, "quiet", () => undoPreview(entry.submission, preview, sheet, place, refresh)) : ""));
}

async function undoPreview(submission, preview, sheet, place, refresh) {
  try {
    const answer = await api.undo(submission, true);
    const changes = answer.cells.changed;
    show(preview, h("div", { class: "panel warn" },
      h("h4", {}, changes ? words.undoPreview(changes, answer.cells.kept) : words.undoNothing),
      answer.changes.length ? table("problems", [words.historyColumns.row, words.historyColumns.column, words.historyColumns.from, words.historyColumns.to],
        answer.changes.slice(0, 100).map((change) => h("tr", {}, h("td", { class: "cell" }, change.key), h("td", {}, change.column), h("td", {}, shown(change.from)), h("td", {}, shown(change.to))))) : null,
      h("div", { class: "actions" },
        changes ? button(words.undoNow, "main", () => undo(submission, preview, sheet, place, refresh)) : null,
        closeButton(preview))));
  } catch (failure) {
    show(preview, failurePanel(failure, preview));
  }
}

async function undo(submission, preview, sheet, place, refresh) {
  try {
    const answer = await api.undo(submission, false);
    await refresh();
    await historyPanel(sheet, place, refresh);
    notice(words.undone(answer.revision), sheet);
  } catch (failure) {
    show(preview, failurePanel(failure, preview));
  }
}
