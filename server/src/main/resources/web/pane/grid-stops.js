// Where Tab stops in the grid: few places, so that whoever has no mouse also comes out of it again.
import { NAME } from "./grid-looks.js";

export class GridStops {
  /** @type {HTMLElement | null} the filter that is a stop, beside the one of the lines' names */
  #filter = null;

  /** Headings and cells are none; of the filters one is, to begin with that of the first column. @param {any} grid */
  begin(grid) {
    grid.element.querySelector(".tabulator-header").tabIndex = -1;
    const columns = grid.getColumns().filter((/** @type {any} */ column) => column.getField() !== NAME);
    for (const column of columns) filterOf(column)?.setAttribute("tabindex", "-1");
    grid.element.querySelector(".tabulator-header").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const column = event.key === "Enter" ? columns.find((/** @type {any} */ one) => filterOf(one) === event.target) : null;
      if (column) sort(grid, column.getField());
    });
    this.turnTo(columns[0]);
  }

  /** The filter of the selected column is the stop. @param {any} column */
  turnTo(column) {
    const filter = filterOf(column);
    if (!filter || filter === this.#filter) return;
    if (this.#filter) this.#filter.tabIndex = -1;
    filter.tabIndex = 0;
    this.#filter = filter;
  }
}

/** @param {any} column @returns {HTMLElement | null} */
const filterOf = (column) => column.getElement().querySelector(".tabulator-header-filter input");

/** Sorts as a press on the heading does: upwards, downwards, and then no more. @param {any} grid @param {string} field */
function sort(grid, field) {
  const [sorted] = grid.getSorters();
  const before = sorted?.field === field ? sorted.dir : "none";
  if (before === "desc") grid.clearSort();
  else grid.setSort(field, before === "asc" ? "desc" : "asc");
}
