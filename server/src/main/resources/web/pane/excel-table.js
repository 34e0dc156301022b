// Where the table of the week stands in Excel, and what is read from it to find lines and columns.
import { judge, Places, runs } from "./places.js";
import { valueOf } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./values.js").Raw} Raw */

/** How many cells are read at once. */
export const CELLS_A_READ = 120_000;

/**
 * Runs a batch, when nobody is in the middle of typing.
 * @template T
 * @param {(context: Excel.RequestContext) => Promise<T>} batch
 * @returns {Promise<T>}
 */
export const run = (batch) => Excel.run({ delayForCellEdit: true }, batch);

/** A part of a range. @param {Excel.Range} body @param {number} row @param {number} column @param {number} rows @param {number} columns */
export const block = (body, row, column, rows, columns) => body.getCell(row, column).getResizedRange(rows - 1, columns - 1);

export class ExcelTable {
  /** Its id. */
  table = "";
  /** The id of its worksheet. */
  sheet = "";
  /** Where the title block tells which sheet it is. */
  title = /** @type {{row: number, column: number, text: string} | null} */ (null);
  /** The days between two ways of counting days. */
  shift = 0;
  /** @type {Template | null} */
  template = null;
  /** @type {Map<string, string>} */
  keysById = new Map();
  /** @type {Set<string>} */
  mine = new Set();
  /** Whether the table is one of ours, which has to be dressed when its lines are there. */
  bare = false;

  /** @param {Excel.RequestContext} context @param {boolean} [formulas] whether to tell which columns compute */
  async locate(context, formulas = false) {
    const template = this.template;
    if (!template) throw new Error("the template has to be known first");
    const table = context.workbook.tables.getItemOrNullObject(this.table);
    const head = table.getHeaderRowRange().load("values,rowIndex,columnIndex");
    const body = table.getDataBodyRange().load("rowCount");
    const first = formulas ? table.getDataBodyRange().getRow(0).load("formulas") : null;
    await context.sync();
    if (table.isNullObject) throw new Error(words.tableGone);
    const places = new Places(template, head.values[0], this.shift);
    const computes = new Set((first?.formulas[0] ?? []).flatMap((formula, place) => (String(formula).startsWith("=") ? [place] : [])));
    return { table, head, body, places, count: body.rowCount, computes, top: head.rowIndex + 1, left: head.columnIndex };
  }

  /**
   * Reads columns of the table, some rows at a time.
   * @param {Excel.RequestContext} context @param {Excel.Range} body @param {number} count @param {number[]} wanted places
   * @param {number} [first] the first row, from 0 @param {number} [last] the row after the last one
   * @returns {Promise<Map<number, Raw[]>>} the columns by their places
   */
  async columns(context, body, count, wanted, first = 0, last = count) {
    /** @type {Map<number, Raw[]>} */
    const columns = new Map(wanted.map((place) => [place, []]));
    const step = Math.max(1, Math.floor(CELLS_A_READ / Math.max(1, wanted.length)));
    for (let start = first; start < last; start += step) {
      const rows = Math.min(step, last - start);
      const ranges = runs(wanted).map((run) => ({ run, range: block(body, start, run.start, rows, run.count).load("values") }));
      await context.sync();
      for (const { run, range } of ranges) {
        for (const values of range.values) values.forEach((value, offset) => columns.get(run.start + offset)?.push(value));
      }
    }
    return columns;
  }

  /** The places of the lines of these keys, and which keys are beyond doubt. @param {Excel.RequestContext} context @param {Excel.Range} body @param {Places} places @param {number} count @param {Set<string> | null} keys */
  async wanted(context, body, places, count, keys) {
    const columns = await this.columns(context, body, count, places.identifying);
    const lines = Array.from({ length: count }, (_, index) => {
      const cell = (/** @type {number} */ place) => columns.get(place)?.[index] ?? "";
      return { key: places.key(cell), id: String(cell(places.rowId)) || null, place: "" };
    });
    const judged = judge(lines, this.keysById);
    /** @type {number[]} */
    const indices = [];
    /** @type {Set<string>} */
    const sure = new Set();
    lines.forEach(({ key }, index) => {
      if (key === null || !judged.sure[index] || (keys && !keys.has(key))) return;
      indices.push(index);
      sure.add(key);
    });
    return { indices, sure, lines };
  }

  /**
   * The cells of the table within a range, by line and column.
   * @param {Excel.RequestContext} context @param {Excel.Range} range @param {number} rows @param {number} columns @param {boolean} [entries] only those that people fill
   * @returns {Promise<(import("./workbook.js").Cell & {value: import("./workbook.js").Value})[]>}
   */
  async cells(context, range, rows, columns, entries = false) {
    const { body, places, count, top, left } = await this.locate(context);
    const [first, start] = [Math.max(0, range.rowIndex - top), Math.max(0, range.columnIndex - left)];
    const [last, end] = [Math.min(count, range.rowIndex - top + rows), Math.min(places.width, range.columnIndex - left + columns)];
    if (last <= first || end <= start) return [];
    const wanted = (entries ? places.entries : [...places.columns.values()]).filter(({ place }) => place >= start && place < end);
    const read = await this.columns(context, body, count, [...places.identifying, ...wanted.map(({ place }) => place)], first, last);
    return Array.from({ length: last - first }, (_, index) => index).flatMap((index) => {
      const cell = (/** @type {number} */ place) => read.get(place)?.[index] ?? "";
      const key = places.key(cell);
      return key === null ? [] : wanted.map(({ column, place }) => ({ key, column: column.name, value: valueOf(cell(place), column.kind, this.shift) }));
    });
  }
}
