// What is edited in the grid and not submitted. It is kept in the browser, so that it is there again after the page was closed or
// the server was away. What could not be put back when the page was opened waits there, beside what is edited since.
import { cellId } from "./merge.js";

/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./merge.js").Change} Change */

/** @param {Cell} cell */
const idOf = ({ key, column }) => cellId(key, column);

export class GridDraft {
  /** @type {(() => Change[]) | null} tells what differs from what is stored; as long as nothing does, what was kept stays */
  #unsent = null;
  /** @type {Change[]} what was kept and is not put back */
  #waiting = [];
  /** @type {Map<string, string>} the keys of the lines whose cells are marked as edited, by key and field */
  marked = new Map();

  /** @param {import("./grid-workbook.js").GridWorkbook} at @param {string} sheet */
  constructor(at, sheet) {
    this.at = at;
    this.name = `bidbook.draft ${sheet}`;
  }

  /** From now on what differs is kept. @param {() => Change[]} unsent tells it @returns {{identity: Identity, cells: Change[]} | null} what was not submitted when the page was closed: it waits until it is back */
  begin(unsent) {
    const left = this.#left();
    this.#waiting = left?.cells ?? [];
    this.#unsent = unsent;
    return left;
  }

  /** What was kept is back. */
  returned() {
    this.#waiting = [];
    this.keep();
  }

  /** Marks the cells that differ, and keeps them in the browser. */
  keep() {
    const { identity } = this.at;
    if (!this.#unsent || !identity) return;
    const edited = this.#unsent();
    this.#mark(edited);
    const anew = new Set(edited.map(idOf));
    this.#waiting = this.#waiting.filter((cell) => !anew.has(idOf(cell)));
    const cells = [...edited, ...this.#waiting];
    if (cells.length) localStorage.setItem(this.name, JSON.stringify({ identity, cells }));
    else localStorage.removeItem(this.name);
  }

  /** @param {Cell[]} cells */
  #mark(cells) {
    const before = this.marked;
    this.marked = new Map();
    for (const { key, column } of cells) {
      const field = /** @type {string} */ (this.at.fields.get(column));
      const line = this.at.byKey.get(key);
      if (!line) continue;
      line[`#${field}`] = true;
      this.marked.set(`${key}\u0000${field}`, key);
    }
    for (const [id, key] of before) if (!this.marked.has(id)) delete this.at.byKey.get(key)?.[`#${id.split("\u0000")[1]}`];
    const other = [...before].filter(([id]) => !this.marked.has(id)).concat([...this.marked].filter(([id]) => !before.has(id)));
    this.at.redraw(new Set(other.map(([, key]) => key)));
  }

  /** @returns {{identity: Identity, cells: Change[]} | null} */
  #left() {
    try { return JSON.parse(localStorage.getItem(this.name) ?? "null"); } catch { return null; }
  }

  /** @param {(Cell & {value: Value})[]} cells */
  restore(cells) {
    for (const { key, column, value } of cells) {
      const line = this.at.byKey.get(key);
      if (line) this.at.write(line, { [column]: value });
    }
    this.at.redraw(new Set(cells.map(({ key }) => key)));
    this.at.tell(cells.filter(({ key }) => this.at.byKey.has(key)));
  }
}
