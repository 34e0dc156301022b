// What the grid of the browser page looks like: its options, its columns, and each cell with what is to be known of it.
import { choosing, LONGEST } from "./grid-choices.js";
import { block } from "./grid-hands.js";
import { isNumeric, typed } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Column} Column */
/** @typedef {import("./grid-workbook.js").Line} Line */

export const FINDINGS = "#findings";
/** The field of the line's name, at which threads about the whole line stand. */
export const NAME = "#name";

export class GridLooks {
  /** @param {import("./grid-workbook.js").GridWorkbook} at */
  constructor(at) { this.at = at; }

  /** @param {Template} template @returns {any} */
  options(template) {
    return {
      index: "#key", height: "100%", layout: "fitData", data: [], columns: this.#columnsOf(template),
      renderVertical: "virtual", renderVerticalBuffer: 180, renderHorizontal: "virtual", rowHeight: 30, placeholder: words.readingHere,
      rowHeader: {
        title: words.lineColumn, field: NAME, frozen: true, headerSort: false, resizable: true, width: 210, cssClass: "line-name", formatter: (/** @type {any} */ cell) => this.#named(cell),
        tooltip: (/** @type {unknown} */ _, /** @type {any} */ cell) => this.#tip(cell, NAME),
        headerFilter: "input", headerFilterParams: label(words.filterOf(words.lineColumn)),
      },
      selectableRange: 1, selectableRangeColumns: false, selectableRangeRows: true, editTriggerEvent: "dblclick", clipboard: true, clipboardCopyStyled: false,
      clipboardCopyConfig: { rowHeaders: false, columnHeaders: false }, clipboardCopyRowRange: "range",
      clipboardPasteParser: (/** @type {string} */ text) => block(text), clipboardPasteAction: (/** @type {string[][]} */ rows) => this.at.hands.paste(rows),
      columnDefaults: { headerSortTristate: true, headerWordWrap: true, resizable: "header", headerTooltip: true, vertAlign: "middle" },
    };
  }

  /** @param {Template} template */
  #columnsOf(template) {
    const columns = template.columns.map((column) => this.#columnOf(column));
    if (!template.rules.length) return columns;
    const findings = {
      title: words.findings, field: FINDINGS, width: 210, headerFilter: "input", headerFilterParams: label(words.filterAndSort(words.findings)), cssClass: "computed",
      formatter: (/** @type {any} */ cell) => text(cell.getValue() ?? ""), tooltip: (/** @type {unknown} */ _, /** @type {any} */ cell) => cell.getValue() || false,
    };
    return [findings, ...columns];
  }

  /** @param {Column} column */
  #columnOf(column) {
    const field = /** @type {string} */ (this.at.fields.get(column.name));
    const editable = column.origin === "entry" && this.at.mine.has(column.name);
    const list = column.choices.length > 0;
    return {
      title: column.name, field, hozAlign: isNumeric(column.kind) ? "right" : "left", sorter: isNumeric(column.kind) ? "number" : "string",
      width: column.origin === "report" && column.kind === "text" && this.at.template?.key.includes(column.name) ? 104 : isNumeric(column.kind) ? 112 : column.kind === "date" ? 112 : 150, cssClass: editable ? "mine" : column.origin,
      headerFilter: "input", headerFilterParams: label(words.filterAndSort(column.name)), headerTooltip: column.help || column.name,
      headerFilterFunc: (/** @type {string} */ wanted, /** @type {unknown} */ value) => shownText(value).toLowerCase().includes(wanted.toLowerCase()),
      formatter: (/** @type {any} */ cell) => this.#cell(cell, field),
      editable: editable && ((/** @type {any} */ cell) => this.at.isMine(field, cell.getData())), editor: editable ? (list ? "list" : "input") : undefined,
      editorParams: list ? { ...choosing(column.choices, column.name), autocomplete: true, freetext: column.kind !== "choice", allowEmpty: true, listOnEmpty: true, clearable: true, itemFormatter: text }
        : label(column.name, { maxlength: LONGEST }),
      mutatorEdit: (/** @type {unknown} */ value) => (typeof value === "string" ? typed(value, column) : value ?? null),
      tooltip: (/** @type {unknown} */ _, /** @type {any} */ cell) => this.#tip(cell, field),
    };
  }

  /** A cell's look: its value as text, and what is to be known of it. @param {any} cell @param {string} field */
  #cell(cell, field) {
    const line = /** @type {Line} */ (cell.getData());
    const element = cell.getElement();
    // The arrow keys go through the cells; Tab does not.
    element.tabIndex = -1;
    const mark = this.at.marks.get(line["#key"])?.get(field);
    const column = /** @type {Column} */ (this.at.columns.get(field));
    element.classList.toggle("problem", mark?.kind === "problem");
    element.classList.toggle("conflict", mark?.kind === "conflict");
    element.classList.toggle("found", this.at.found.get(line["#key"])?.points.includes(column.name) ?? false);
    if (this.at.mine.has(column.name)) element.classList.toggle("mine", this.at.isMine(field, line));
    element.classList.toggle("edited", line[`#${field}`] === true);
    return this.#said(cell, text(shownText(cell.getValue())));
  }

  /** @param {any} cell */
  #named(cell) { return this.#said(cell, text(cell.getValue())); }

  /** Adds to a cell, for those who do not see its mark, that something is open about it. @param {any} cell @param {HTMLElement} shown */
  #said(cell, shown) {
    const count = this.#talk(cell);
    if (count) shown.append(hidden(` (${words.openThreads(count)})`));
    return shown;
  }

  /** @param {any} cell */
  #talk(cell) {
    const count = this.at.talk.get(cell.getData()["#key"])?.get(cell.getField()) ?? 0;
    cell.getElement().classList.toggle("talk", count > 0);
    return count;
  }

  /** What the mouse tells of a cell. @param {any} cell @param {string} field */
  #tip(cell, field) {
    const mark = this.at.marks.get(cell.getData()["#key"])?.get(field)?.words;
    const count = this.at.talk.get(cell.getData()["#key"])?.get(field) ?? 0;
    return [mark, count ? words.openThreads(count) : ""].filter(Boolean).join(" · ") || false;
  }
}

/** @param {string} text @param {Record<string, string>} [more] */
const label = (text, more = {}) => ({ elementAttributes: { "aria-label": text, ...more } });

/** @param {unknown} value */
export const shownText = (value) => (value === null || value === undefined ? "" : value === true ? words.yes : value === false ? words.no : String(value));

/** A text node: nothing that a sheet says is taken for markup. @param {string} value */
function text(value) {
  const span = document.createElement("span");
  span.textContent = value;
  return span;
}

/** Words for screen readers alone. @param {string} value */
function hidden(value) {
  const span = text(value);
  span.className = "for-readers";
  return span;
}
