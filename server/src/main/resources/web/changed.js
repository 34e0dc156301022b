// What others changed in a sheet since one looked: shown where one is told of it.
import { api } from "./api.js";
import { button, h, show, table } from "./dom.js";
import { failurePanel, shown } from "./panels.js";
import { say } from "./queue-words.js";
import { words } from "./words.js";

const MOST = 200;

/** Work of a button; what goes wrong is shown in the place. */
export const guard = (place, work) => async () => {
  try { await work(); } catch (failure) { show(place, failurePanel(failure, place)); }
};

/** What changed, in a sentence. */
export const changedText = (entry) => h("div", { class: "what" },
  h("span", { class: "count" }, say.cells(entry.cells, entry.by)), h("small", { class: "meta" }, say.since(entry.look.revision, entry.look.at)));

/** Shows the changed cells in a place. */
export const showButton = (entry, place) => button(say.show, "main", guard(place, async () => {
  const changes = await api.changes(entry.sheet);
  place.replaceChildren(changes.cells.length ? table("problems", say.columns, changes.cells.slice(0, MOST).map((cell) => row(cell)))
    : h("p", { class: "meta" }, say.noChange),
  ...(changes.cells.length > MOST || changes.leftOut ? [h("p", { class: "meta" }, say.more(Math.max(0, changes.cells.length - MOST) + changes.leftOut))] : []));
}), { "aria-label": say.showFor(entry.sheet) });

/** Says that one has seen them. */
export const seenButton = (entry, place, refresh) => button(say.seen, "", guard(place, async () => {
  await api.looked(entry.sheet, entry.revision);
  await refresh();
}), { "aria-label": say.seenFor(entry.sheet) });

function row(cell) {
  const td = (className, index, text) => h("td", { class: className, "data-label": say.columns[index] }, text);
  return h("tr", {}, td("cell", 0, cell.key), td("", 1, cell.column.replace(/^#/, "")), td("value", 2, shown(cell.from)), td("value", 3, shown(cell.to)),
    td("when", 4, cell.by), td("when", 5, words.moment(cell.at)));
}
