// The merge of what stands in a workbook with what the server holds, cell by cell, three ways. Pure: it knows no workbook and no server.
import { same } from "./values.js";

/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./workbook.js").Values} Values */
/** @typedef {import("./workbook.js").Kept} Kept */
/** @typedef {import("./workbook.js").Row} Row */

/**
 * What becomes of one cell. Nobody's edit is ever overwritten: `conflict` keeps what stands in the workbook.
 * @param {Value} base what the cell was made from
 * @param {Value} mine what stands in the workbook
 * @param {Value} theirs what the server holds
 * @returns {"same" | "theirs" | "mine" | "agreed" | "conflict"}
 */
export function mergeCell(base, mine, theirs) {
  if (same(mine, theirs)) return same(base, theirs) ? "same" : "agreed";
  if (same(mine, base)) return "theirs";
  return same(theirs, base) ? "mine" : "conflict";
}

/**
 * What becomes of one line.
 * @param {Values | null} base the line at the revision it was made from, or null if it was not there
 * @param {Values} mine the line in the workbook
 * @param {Values} theirs the line on the server
 * @param {Set<string>} entries the columns that people fill; in all others the server's value counts
 * @param {(column: string) => Kept | undefined} keptOf the older base of a cell
 * @returns {{write: Values, edited: string[], conflicts: string[]}}
 */
export function mergeRow(base, mine, theirs, entries, keptOf) {
  /** @type {{write: Values, edited: string[], conflicts: string[]}} */
  const merged = { write: {}, edited: [], conflicts: [] };
  for (const column of Object.keys(mine)) {
    if (!(column in theirs)) continue;
    const value = theirs[column];
    if (!entries.has(column)) {
      if (!same(mine[column], value)) merged.write[column] = value;
      continue;
    }
    const kept = keptOf(column);
    const from = kept ? kept.base : base ? base[column] : null;
    const state = mergeCell(from, mine[column], value);
    if (state === "theirs") merged.write[column] = value;
    else if (state === "mine") merged.edited.push(column);
    else if (state === "conflict") { merged.edited.push(column); merged.conflicts.push(column); }
  }
  return merged;
}

/** @param {string} key @param {string} column */
export const cellId = (key, column) => `${key}\u0000${column}`;

/**
 * What the cells of a workbook were made from: the sheet at one revision, but for cells whose base is older because somebody
 * else changed them while they were edited here.
 */
export class Bases {
  /**
   * @param {number} revision
   * @param {Iterable<Row>} rows
   * @param {Kept[]} kept
   */
  constructor(revision, rows, kept = []) {
    this.revision = revision;
    /** @type {Map<string, {values: Values}>} */
    this.rows = new Map();
    /** @type {Map<string, Kept>} */
    this.kept = new Map();
    for (const row of rows) this.rows.set(row.key, row);
    for (const cell of kept) this.kept.set(cellId(cell.key, cell.column), cell);
  }

  /** @param {string} key */
  row(key) { return this.rows.get(key)?.values ?? null; }

  /** @param {string} key @param {string} column */
  keptOf(key, column) { return this.kept.get(cellId(key, column)); }

  /**
   * What a cell was made from, and at which revision.
   * @param {string} key @param {string} column
   * @returns {{base: Value, revision: number}}
   */
  of(key, column) {
    const kept = this.keptOf(key, column);
    return kept ?? { base: this.row(key)?.[column] ?? null, revision: this.revision };
  }

  /**
   * The line is from another revision now. Cells in conflict keep the base that they had.
   * @param {string} key @param {Values} theirs @param {string[]} conflicts @param {number} revision that the bases had before
   */
  move(key, theirs, conflicts, revision = this.revision) {
    const before = this.row(key);
    const still = new Set(conflicts);
    for (const column of Object.keys(theirs)) {
      const id = cellId(key, column);
      if (!still.has(column)) this.kept.delete(id);
      else if (!this.kept.has(id)) this.kept.set(id, { key, column, revision, base: before?.[column] ?? null });
    }
    this.rows.set(key, { values: theirs });
  }

  /** A cell is stored as it stands here. @param {string} key @param {string} column @param {Value} value */
  settle(key, column, value) {
    this.kept.delete(cellId(key, column));
    const row = this.row(key);
    if (row) this.rows.set(key, { values: { ...row, [column]: value } });
  }
}

/**
 * A cell that differs from what it was made from.
 * @typedef {object} Change
 * @property {string} key
 * @property {string} column
 * @property {Value} value
 * @property {Value} base
 * @property {number} revision
 */

/**
 * The cells that were changed here.
 * @param {Row[]} rows what stands in the workbook
 * @param {Bases} bases
 * @param {string[]} columns the columns that people fill
 * @returns {Change[]}
 */
export function changes(rows, bases, columns) {
  /** @type {Change[]} */
  const found = [];
  for (const row of rows) {
    for (const column of columns) {
      if (!(column in row.values)) continue;
      const { base, revision } = bases.of(row.key, column);
      const value = row.values[column];
      if (!same(base, value)) found.push({ key: row.key, column, value, base, revision });
    }
  }
  return found;
}

/**
 * A conflict's choice.
 * @typedef {{key: string, column: string, take: "mine" | "theirs", theirs: Value}} Resolution
 */

/**
 * The submission of these cells. It is made from the oldest revision among them; where a cell was made from a newer value, a
 * resolution says so, and only a value that is newer still is asked about.
 * @param {Change[]} cells
 * @param {number} current the revision of the workbook
 * @param {Resolution[]} [chosen] what the person chose
 * @returns {{revision: number, rows: {key: string, values: Values}[], resolutions: Resolution[]}}
 */
export function submissionOf(cells, current, chosen = []) {
  const revision = cells.reduce((oldest, cell) => Math.min(oldest, cell.revision), current);
  /** @type {Map<string, {key: string, values: Values}>} */
  const rows = new Map();
  const resolutions = new Map(chosen.map((choice) => [cellId(choice.key, choice.column), choice]));
  for (const cell of cells) {
    const row = rows.get(cell.key) ?? { key: cell.key, values: {} };
    row.values[cell.column] = cell.value;
    rows.set(cell.key, row);
    const id = cellId(cell.key, cell.column);
    if (cell.revision > revision && !resolutions.has(id)) {
      resolutions.set(id, { key: cell.key, column: cell.column, take: "mine", theirs: cell.base });
    }
  }
  return { revision, rows: [...rows.values()], resolutions: [...resolutions.values()] };
}
