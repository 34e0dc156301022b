// What of the grid is in sight: which lines are shown, and where it is scrolled to.
import { NAME, shownText } from "./grid-looks.js";

/** @typedef {import("./grid-workbook.js").Line} Line */

/** @typedef {{search: string, findings: boolean, edited: boolean}} Only which lines are wanted: those with a text, with open findings, with edits */

/** @type {Readonly<Only>} */
const EVERYTHING = Object.freeze({ search: "", findings: false, edited: false });

export class GridSight {
  /** @type {Only} */
  only = { ...EVERYTHING };
  /** How many lines the filters let through. */
  shown = 0;

  /** @param {import("./grid-workbook.js").GridWorkbook} at */
  constructor(at) { this.at = at; }

  get counts() { return { shown: this.shown, all: this.at.lines.length }; }

  /** Which lines are shown, beside what the columns' own filters say. @param {Partial<Only>} some */
  show(some) {
    Object.assign(this.only, some);
    const { search, findings, edited } = this.only;
    const wanted = search.trim().toLowerCase();
    const editedKeys = new Set(this.at.draft.marked.values());
    this.at.grid.setFilter((/** @type {Line} */ line) =>
      (!findings || (this.at.found.get(line["#key"])?.open.length ?? 0) > 0) && (!edited || editedKeys.has(line["#key"]))
      && (!wanted || [...this.at.columns.keys()].some((field) => line[field] !== null && shownText(line[field]).toLowerCase().includes(wanted))));
  }

  showAll() {
    this.only = { ...EVERYTHING };
    this.at.grid.clearFilter(true);
  }

  /** The part of the grid that scrolls. */
  get holder() { return /** @type {HTMLElement} */ (this.at.element.querySelector(".tabulator-tableholder")); }

  /** Scrolls to a cell, and waits until it is drawn. @param {number} index of its line among those that are shown @param {string} field */
  async bring(index, field) {
    this.#bringLine(index);
    this.#bringColumn(field);
    // These frames draw what came into view.
    await frame();
    await frame();
    await frame();
  }

  /** Lines are all of one height. The grid's own way leaves a gap above the line that it goes to. @param {number} index */
  #bringLine(index) {
    const { holder } = this;
    const height = /** @type {HTMLElement | null} */ (holder.querySelector(".tabulator-row"))?.offsetHeight ?? 0;
    const top = index * height;
    if (top < holder.scrollTop || top + height > holder.scrollTop + holder.clientHeight) holder.scrollTop = Math.max(0, top - (holder.clientHeight - height) / 2);
  }

  /** The grid's own way leaves out how far it is scrolled, and so takes the first columns for visible wherever it is. @param {string} field */
  #bringColumn(field) {
    const { holder } = this;
    const { offsetLeft: left, offsetWidth: width } = this.at.grid.getColumn(field).getElement();
    const frozen = this.at.grid.getColumn(NAME).getElement().offsetWidth;
    const room = holder.clientWidth - frozen - width;
    if (left < holder.scrollLeft + frozen || left + width > holder.scrollLeft + holder.clientWidth) holder.scrollLeft = Math.max(0, left - frozen - room / 2);
  }
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
