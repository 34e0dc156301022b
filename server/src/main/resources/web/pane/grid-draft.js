// What is edited in the grid and not submitted. It is kept in the browser, so that it is there again after the page was closed or
// the server was away.

/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./merge.js").Change} Change */

export class GridDraft {
  /** @type {(() => Change[]) | null} tells what differs from what is stored; as long as nothing does, what was kept stays */
  unsent = null;
  /** @type {Map<string, string>} the keys of the lines whose cells are marked as edited, by key and field */
  marked = new Map();

  /** @param {import("./grid-workbook.js").GridWorkbook} at @param {string} sheet */
  constructor(at, sheet) {
    this.at = at;
    this.name = `bidbook.draft ${sheet}`;
  }

  /** Marks the cells that differ, and keeps them in the browser. */
  keep() {
    const { identity } = this.at;
    if (!this.unsent || !identity) return;
    const cells = this.unsent();
    this.#mark(cells);
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

  /** What was not submitted when the page was closed. @returns {{identity: Identity, cells: Change[]} | null} */
  left() {
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
