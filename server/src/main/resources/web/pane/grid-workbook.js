// The workbook interface over the grid of the browser page.
import { TabulatorFull as Tabulator } from "tabulator-tables";
import { tellChoices } from "./grid-choices.js";
import { GridDraft } from "./grid-draft.js";
import { GridHands } from "./grid-hands.js";
import { FINDINGS, GridLooks, NAME } from "./grid-looks.js";
import { GridSight } from "./grid-sight.js";
import { GridStops } from "./grid-stops.js";
import { findingsText } from "./places.js";
import { same } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Workbook} Workbook */
/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Column} Column */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./workbook.js").Found} Found */
/** @typedef {Record<string, any> & {"#key": string}} Line a line of the grid: values by the places of their columns, c0, c1 … */

/** @implements {Workbook} */
export class GridWorkbook {
  host = "grid";
  looks = new GridLooks(this);
  hands = new GridHands(this);
  sight = new GridSight(this);
  stops = new GridStops();
  /** @type {any} */
  grid = null;
  /** @type {Template | null} */
  template = null;
  /** @type {Line[]} */
  lines = [];
  /** @type {Map<string, Line>} */
  byKey = new Map();
  /** @type {Map<string, string>} the fields of the columns */
  fields = new Map();
  /** @type {Map<string, Column>} the columns of the fields */
  columns = new Map();
  /** @type {Map<string, Found>} */
  found = new Map();
  /** @type {Map<string, Map<string, import("./workbook.js").Mark>>} marks by key, by field */
  marks = new Map();
  /** @type {Map<string, Map<string, number>>} how many threads are open, by key, by field */
  talk = new Map();
  /** @type {Identity | null} */
  identity = null;
  /** @type {((cell: Cell | null) => void)[]} */
  selections = [];
  /** @type {((edit: import("./workbook.js").Edit) => void)[]} */
  edits = [];
  /** @type {(text: string) => void} */
  say = () => undefined;
  /** @type {() => void} */
  changed = () => undefined;
  mine = new Set();
  /** @type {(key: string) => boolean} on which lines the person may fill cells */
  ours = () => true;

  /** @param {HTMLElement} element @param {{template: string, scope: string, period: string}} sheet */
  constructor(element, sheet) {
    this.element = element;
    this.draft = new GridDraft(this, `${sheet.template}/${sheet.scope}/${sheet.period}`);
  }

  async open() { return this.identity && this.#here(this.identity); }

  /** @param {Identity} identity */
  #here(identity) { return { id: this.host, identity, turn: () => undefined }; }

  /** On its page there is one sheet. */
  async front() { return null; }

  onTurn() {}

  /** @param {Template} template */
  know(template) { this.template = template; }

  /** @param {import("./workbook.js").Frame} frame */
  async frame({ template, identity, mine, lines }) {
    this.template = template;
    this.identity = identity;
    this.mine = mine;
    this.ours = lines;
    template.columns.forEach((column, place) => {
      this.fields.set(column.name, `c${place}`);
      this.columns.set(`c${place}`, column);
    });
    this.grid = new Tabulator(this.element, this.looks.options(template));
    await new Promise((resolve) => this.grid.on("tableBuilt", resolve));
    this.element.setAttribute("aria-label", words.grid);
    // A grid holds groups of rows and nothing between: the part that scrolls, and takes the focus, is the group.
    for (const [part, role] of [[".tabulator-header-contents", "presentation"], [".tabulator-tableholder", "rowgroup"], [".tabulator-table", "presentation"]]) {
      this.element.querySelector(part)?.setAttribute("role", role);
    }
    this.stops.begin(this.grid);
    this.grid.on("cellEditing", (/** @type {any} */ cell) => tellChoices(cell.getElement()));
    this.grid.on("cellEdited", (/** @type {any} */ cell) => this.#edited(cell));
    this.grid.on("rangeChanged", () => this.#selection());
    this.grid.on("rangeAdded", () => this.#selection());
    this.grid.on("dataFiltered", (/** @type {unknown} */ _, /** @type {unknown[]} */ rows) => {
      this.sight.shown = rows.length;
      this.changed();
    });
    this.element.addEventListener("keydown", (event) => this.hands.key(event), { capture: true });
    this.sight.holder.addEventListener("keydown", (event) => this.hands.leave(event));
    return this.#here(identity);
  }

  /** Whether the person may fill the cell. @param {string} field @param {Line} line */
  isMine(field, line) {
    const column = this.columns.get(field);
    return column?.origin === "entry" && this.mine.has(column.name) && this.ours(line["#key"]);
  }

  /** Puts values into cells at once. @param {{line: Line, field: string, value: Value}[]} puts */
  put(puts) {
    const cells = puts.filter(({ line, field, value }) => !same(line[field], value)).map(({ line, field, value }) => {
      line[field] = value;
      return { key: line["#key"], column: /** @type {Column} */ (this.columns.get(field)).name, value };
    });
    this.redraw(new Set(cells.map(({ key }) => key)));
    this.tell(cells);
    return cells.length;
  }

  async read() {
    const entries = [...this.columns].filter(([, { origin }]) => origin === "entry");
    const rows = this.lines.map((line) => ({ key: line["#key"], id: line["#id"], values: Object.fromEntries(entries.map(([field, { name }]) => [name, line[field] ?? null])) }));
    return { columns: [...this.fields.keys()], rows, doubts: [] };
  }

  /** @param {import("./line.js").Line[]} rows @param {Map<string, Found> | null} found @param {import("./workbook.js").Progress} progress */
  async add(rows, found, progress) {
    for (const [key, one] of found ?? []) this.found.set(key, one);
    const lines = rows.map((row) => this.#line(row));
    for (const line of lines) this.byKey.set(line["#key"], line);
    this.lines.push(...lines);
    // The grid's rows are these objects themselves, so that edits in either are seen in both.
    await this.grid.setData(this.lines);
    progress(rows.length, rows.length);
    return rows.length;
  }

  /** @param {import("./line.js").Line} row @returns {Line} */
  #line({ key, id, list, places }) {
    /** @type {Line} */
    const line = { "#key": key, "#id": id ?? null, "#name": words.line(key), [FINDINGS]: findingsText(this.found.get(key)) };
    for (const [name, field] of this.fields) line[field] = list[places.get(name) ?? -1] ?? null;
    return line;
  }

  /** @param {Set<string> | null} keys @param {import("./workbook.js").Decide} decide */
  async update(keys, decide) {
    /** @type {Set<string>} */
    const found = new Set();
    const written = new Set();
    for (const line of this.lines) {
      const key = line["#key"];
      if (keys && !keys.has(key)) continue;
      found.add(key);
      const values = Object.fromEntries([...this.fields].map(([name, field]) => [name, line[field] ?? null]));
      const write = decide({ key, values });
      if (write) written.add(this.write(line, write));
    }
    this.redraw(written);
    return found;
  }

  /** @param {Line} line @param {Record<string, Value>} values */
  write(line, values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.fields.get(name);
      if (field) line[field] = value;
    }
    return line["#key"];
  }

  /** Draws lines anew. Those that were never drawn are drawn as they are by then. @param {Set<string>} keys */
  redraw(keys) {
    if (keys.size) for (const row of this.grid.rowManager.rows) if (row.initialized && keys.has(row.data["#key"])) row.reinitialize();
  }

  /** @param {Identity} identity */
  async remember(identity) {
    this.identity = identity;
    this.draft.keep();
  }

  /** @param {import("./workbook.js").Mark[]} marks */
  async mark(marks) {
    const before = [...this.marks.keys()];
    this.marks.clear();
    for (const mark of marks) {
      const field = this.fields.get(mark.column);
      if (!field) continue;
      const line = this.marks.get(mark.key) ?? new Map();
      this.marks.set(mark.key, line.set(field, mark));
    }
    this.redraw(new Set([...before, ...this.marks.keys()]));
  }

  /** @param {Map<string, Map<string | null, number>>} threads */
  async threads(threads) {
    const before = [...this.talk.keys()];
    this.talk = new Map([...threads].map(([key, columns]) => [key, new Map([...columns].map(([column, count]) => [column === null ? NAME : this.fields.get(column) ?? NAME, count]))]));
    this.redraw(new Set([...before, ...this.talk.keys()]));
  }

  /** @param {Map<string, Found>} findings */
  async findings(findings) {
    this.found = findings;
    const other = new Set();
    for (const line of this.lines) {
      const text = findingsText(findings.get(line["#key"]));
      if (line[FINDINGS] !== text) other.add(line["#key"]);
      line[FINDINGS] = text;
    }
    this.redraw(other);
  }

  /** @param {Cell} cell @returns {Promise<"shown" | "hidden" | "gone">} */
  async select({ key, column }) {
    if (!this.byKey.has(key)) return "gone";
    const row = this.grid.rowManager.activeRows.find((/** @type {any} */ one) => one.data["#key"] === key);
    if (!row) return "hidden";
    const field = this.fields.get(column) ?? "c0";
    await this.sight.bring(this.grid.rowManager.activeRows.indexOf(row), field);
    const at = row.getComponent().getCell(field);
    if (at) this.grid.getRanges()[0]?.setBounds(at, at);
    this.sight.holder.focus();
    return "shown";
  }

  /** @returns {Promise<Cell | null>} */
  async selected() { return this.#selected(); }

  /** @returns {Cell | null} */
  #selected() {
    const range = this.grid?.getRanges()[0];
    const cell = range?.getCells().flat()[0];
    const column = cell && this.columns.get(cell.getField());
    return column ? { key: cell.getData()["#key"], column: column.name } : null;
  }

  #selection() {
    const column = this.grid.getRanges()[0]?.getColumns()[0];
    if (column) this.stops.turnTo(column);
    const cell = this.#selected();
    this.selections.forEach((listener) => listener(cell));
  }

  /** @param {(cell: Cell | null) => void} listener */
  onSelection(listener) { this.selections.push(listener); }

  /** @param {(edit: import("./workbook.js").Edit) => void} listener */
  onEdit(listener) { this.edits.push(listener); }

  /** @param {any} cell */
  #edited(cell) {
    const column = this.columns.get(cell.getField());
    if (!column || same(cell.getOldValue(), cell.getValue())) return;
    this.tell([{ key: cell.getData()["#key"], column: column.name, value: cell.getValue() ?? null }]);
  }

  /** Lets everybody know what was done to cells. @param {(Cell & {value: Value})[]} cells */
  tell(cells) {
    this.edits.forEach((listener) => listener({ sheet: this.host, cells, remote: false, whole: false }));
    this.draft.keep();
    this.changed();
  }
}
