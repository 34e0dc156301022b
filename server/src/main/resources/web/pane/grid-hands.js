// What hands do in the grid: the keys of the keyboard, and a block from a spreadsheet.
import { typed } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./grid-workbook.js").Line} Line */

export class GridHands {
  /** @param {import("./grid-workbook.js").GridWorkbook} at */
  constructor(at) { this.at = at; }

  /**
   * Typing and Enter begin to edit the selected cell, Delete empties what is selected; only where it is the person's to fill. Tab leaves
   * the grid, since the arrow keys go through it; from a cell that is edited it goes to the one beside.
   * @param {KeyboardEvent} event
   */
  key(event) {
    if (event.key === "Tab" && !edited(event)) event.stopPropagation();
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const range = this.at.grid.getRanges()[0];
    if (!range) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      const cells = range.getCells().flat().filter((/** @type {any} */ cell) => this.at.isMine(cell.getField(), cell.getData()) && cell.getValue() !== null);
      this.at.put(cells.map((/** @type {any} */ cell) => ({ line: cell.getData(), field: cell.getField(), value: null })));
      event.preventDefault();
    } else if (event.key === "Enter" || event.key === "F2" || event.key.length === 1) {
      // On Enter the grid's own way opens whatever is selected, and fails where there is no editor.
      event.stopPropagation();
      const cell = range.getCells().flat()[0];
      if (!cell || !this.at.isMine(cell.getField(), cell.getData())) return;
      cell.edit(true);
      const input = cell.getElement().querySelector("input");
      if (input && event.key.length === 1) {
        input.value = event.key;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
      event.preventDefault();
    }
  }

  /** Ends the editing before Tab is heard by the grid, which then goes to the cell beside and leaves it closed. @param {KeyboardEvent} event */
  leave(event) {
    if (event.key === "Tab" && edited(event)) /** @type {HTMLElement} */ (event.target).blur();
  }

  /** A block from a spreadsheet, put down from the selected cell on; only into cells that are the person's to fill. @param {string[][]} rows */
  paste(rows) {
    const range = this.at.grid.getRanges()[0];
    const first = range?.getCells().flat()[0];
    if (!first) { this.at.say(words.pasteNothing); return []; }
    const shown = this.at.grid.getRows("active");
    const columns = this.at.grid.getColumns().filter((/** @type {any} */ column) => column.isVisible());
    const [top, left] = [shown.findIndex((/** @type {any} */ row) => row.getData()["#key"] === first.getData()["#key"]), columns.findIndex((/** @type {any} */ column) => column.getField() === first.getField())];
    /** @type {{line: Line, field: string, value: Value}[]} */
    const puts = [];
    let notMine = 0;
    // One value fills the whole selection, as in a spreadsheet.
    const single = rows.length === 1 && rows[0].length === 1;
    const height = single ? range.getRows().length : rows.length;
    for (let y = 0; y < height && top + y < shown.length; y++) {
      const source = single ? rows[0] : rows[y];
      const line = this.at.byKey.get(shown[top + y].getData()["#key"]);
      const width = single ? range.getColumns().length : source.length;
      for (let x = 0; x < width && left + x < columns.length; x++) {
        const field = columns[left + x].getField();
        const column = this.at.columns.get(field);
        if (line && column && this.at.isMine(field, line)) puts.push({ line, field, value: typed(single ? source[0] : source[x] ?? "", column) });
        else notMine++;
      }
    }
    const put = this.at.put(puts);
    this.at.say(puts.length ? words.pasted(put, notMine) : words.pasteNothing);
    return [];
  }
}

/** Whether a key was pressed in a cell that is edited. @param {KeyboardEvent} event */
const edited = ({ target }) => /** @type {HTMLElement} */ (target).closest(".tabulator-cell.tabulator-editing") !== null;

/** The block that a spreadsheet puts on the clipboard: lines, parted by tabs; what has line breaks in it is quoted. @param {string} source */
export function block(source) {
  /** @type {string[][]} */
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/y;
  for (let match = cell.exec(source); match; match = cell.exec(source)) {
    const quoted = match[1].startsWith('"') && match[1].length > 1;
    rows.at(-1)?.push(quoted ? match[1].slice(1, -1).replaceAll('""', '"') : match[1]);
    if (match[2] === "" || cell.lastIndex >= source.length) break;
    if (match[2] !== "\t") rows.push([]);
  }
  return rows;
}
