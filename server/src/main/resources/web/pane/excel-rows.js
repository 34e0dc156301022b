// The lines of the week in Excel: reading, adding, changing them.
import { bytesOf, chunks } from "./chunks.js";
import { dressLines, formats, lists, makeRoom } from "./excel-frame.js";
import { block, CELLS_A_READ, run } from "./excel-table.js";
import { judge, runs } from "./places.js";
import { Rectangles } from "./rectangles.js";
import { rawOf } from "./values.js";
import { words } from "./words.js";
import { Written } from "./written.js";

/** @typedef {import("./line.js").Line} Line */
/** @typedef {import("./workbook.js").Values} Values */
/** @typedef {import("./values.js").Raw} Raw */

const ROWS_ONE_BY_ONE = 200;
/** What Office.js itself needs for a rectangle of cells that is written: it names its range, and keeps it. */
const BYTES_A_RECTANGLE = 900;

export class ExcelRows {
  /** @param {{at: import("./excel-table.js").ExcelTable}} book */
  constructor(book) { this.book = book; }

  get at() { return this.book.at; }

  read() {
    return run(async (context) => {
      const { body, places, count, top } = await this.at.locate(context);
      const entries = places.entries;
      const columns = await this.at.columns(context, body, count, [...places.identifying, ...entries.map(({ place }) => place)]);
      /** @type {{key: string | null, id: string | null, place: string}[]} */
      const lines = [];
      /** @type {Values[]} */
      const values = [];
      for (let index = 0; index < count; index++) {
        const cell = (/** @type {number} */ place) => columns.get(place)?.[index] ?? "";
        lines.push({ key: places.key(cell), id: String(cell(places.rowId)) || null, place: words.rowPlace(top + index + 1) });
        values.push(places.values(cell, entries));
      }
      const { sure, doubts } = judge(lines, this.at.keysById);
      const rows = lines.flatMap(({ key, id }, index) => (sure[index] && key !== null ? [{ key, id, values: values[index] }] : []));
      return { columns: [...places.columns.keys()], rows, doubts };
    });
  }

  /** @param {Line[]} rows @param {Map<string, import("./workbook.js").Found> | null} found @param {import("./workbook.js").Progress} progress @param {AbortSignal} signal @returns {Promise<number>} */
  add(rows, found, progress, signal) {
    return run(async (context) => {
      const { table, head, body, places, count, computes, top, left } = await this.at.locate(context, !this.at.bare);
      const before = this.at.bare ? 0 : count;
      const lines = new Written(rows, found, places);
      const written = runs([...places.columns.values()].map(({ place }) => place).concat(places.rowId, found ? places.findings : []).filter((place) => place >= 0 && !computes.has(place)));
      await makeRoom(this.at, context, before === 0 ? top + 1 : top + count, left, rows.length, places.width);
      table.resize(head.getResizedRange(before + rows.length, 0));
      if (this.at.bare) formats(body, places, rows.length);
      else block(body, count, 0, rows.length, places.width).copyFrom(body.getRow(0), Excel.RangeCopyType.formats);
      let done = 0;
      for (const { start, end } of chunks(rows.length, () => lines.next())) {
        if (signal.aborted) break;
        context.application.suspendScreenUpdatingUntilNextSync();
        const some = lines.take(end - start);
        for (const run of written) {
          block(body, before + start, run.start, end - start, run.count).values =
            run.count === places.width ? some : some.map((line) => line.slice(run.start, run.start + run.count));
        }
        await context.sync();
        done = end;
        progress(done, rows.length);
      }
      if (done < rows.length) table.resize(head.getResizedRange(Math.max(1, before + done), 0));
      for (const place of done > 0 ? computes : []) {
        block(body, before, place, done, 1).copyFrom(body.getCell(0, place), Excel.RangeCopyType.formulas);
      }
      if (this.at.bare && done > 0) await dressLines(this.at, context, body, places, done, top, left);
      else if (done > 0) await lists(context, body, places, before, done);
      await context.sync();
      return done;
    });
  }

  /** @param {Set<string> | null} keys @param {import("./workbook.js").Decide} decide @param {import("./workbook.js").Progress} progress @returns {Promise<Set<string>>} */
  update(keys, decide, progress) {
    return run(async (context) => {
      const { body, places, count, computes } = await this.at.locate(context, true);
      const { indices, sure } = await this.at.wanted(context, body, places, count, keys);
      /** @type {Set<string>} */
      const found = new Set();
      const step = Math.max(1, Math.floor(CELLS_A_READ / places.width));
      for (let from = 0; from < indices.length;) {
        const near = runs(indices.slice(from, from + step)).slice(0, ROWS_ONE_BY_ONE);
        const blocks = near.map((run) => ({ run, range: block(body, run.start, 0, run.count, places.width).load("values") }));
        await context.sync();
        const lines = blocks.flatMap(({ run, range }) => range.values.map((line, offset) => ({ row: run.start + offset, line })));
        // The others are read again: people may change them while these are on their way.
        const now = fitting(lines, (line) => {
          const cell = (/** @type {number} */ place) => line[place];
          const told = places.key(cell);
          const key = told !== null && sure.has(told) ? told : null;
          return { key, cells: this.#cells(key === null ? null : decide({ key, values: places.values(cell) }), places, computes) };
        });
        writeCells(body, new Map(now.map(({ row, cells }) => [row, cells])));
        await context.sync();
        for (const { key } of now) if (key !== null) found.add(key);
        from += now.length;
        progress(from, indices.length);
      }
      return found;
    });
  }

  /** What is written into which places of a line; what the table computes stays. @param {Values | null} values @param {import("./places.js").Places} places @param {Set<number>} computes */
  #cells(values, places, computes) {
    /** @type {Map<number, Raw>} */
    const cells = new Map();
    for (const [name, value] of Object.entries(values ?? {})) {
      const at = places.columns.get(name);
      if (at && !(computes.has(at.place) && at.column.origin !== "entry")) cells.set(at.place, rawOf(value, at.column.kind, this.at.shift));
    }
    return cells;
  }
}

/**
 * The first lines, as many as one request takes, with what is written into them.
 * @param {{row: number, line: Raw[]}[]} lines @param {(line: Raw[]) => {key: string | null, cells: Map<number, Raw>}} decided
 */
function fitting(lines, decided) {
  /** @type {{row: number, key: string | null, cells: Map<number, Raw>}[]} */
  const all = [];
  const rectangles = new Rectangles();
  const [{ end }] = chunks(lines.length, (index) => {
    const { row, line } = lines[index];
    const { key, cells } = decided(line);
    all.push({ row, key, cells });
    return rectangles.add(row, cells) * BYTES_A_RECTANGLE + bytesOfCells(cells);
  });
  return all.slice(0, end);
}

/** With the brackets around each. @param {Map<number, Raw>} cells of a line, by place */
function bytesOfCells(cells) {
  let bytes = 0;
  for (const raw of cells.values()) bytes += bytesOf(raw) + 2;
  return bytes;
}

/** Writes single cells in as few rectangles as lines or columns allow. @param {Excel.Range} body @param {Map<number, Map<number, Raw>>} writes by row, by place */
function writeCells(body, writes) {
  const rows = [...writes].flatMap(([row, cells]) => (cells.size ? [row] : []));
  for (const { start, count } of runs(rows)) {
    writeBlock(body, new Map(Array.from({ length: count }, (_, index) => [start + index, writes.get(start + index) ?? new Map()])));
  }
}

/** The same for rows that follow each other. @param {Excel.Range} body @param {Map<number, Map<number, Raw>>} writes */
function writeBlock(body, writes) {
  const rectangles = new Rectangles();
  for (const [row, cells] of writes) rectangles.add(row, cells);
  if (rectangles.down < rectangles.across) return writeColumns(body, writes);
  for (const [row, cells] of writes) {
    for (const { start, count } of runs([...cells.keys()])) block(body, row, start, 1, count).values = [Array.from({ length: count }, (_, i) => cells.get(start + i) ?? "")];
  }
}

/** @param {Excel.Range} body @param {Map<number, Map<number, Raw>>} writes */
function writeColumns(body, writes) {
  /** @type {Map<number, number[]>} */
  const byColumn = new Map();
  for (const [row, cells] of writes) {
    for (const place of cells.keys()) {
      const rows = byColumn.get(place);
      if (rows) rows.push(row);
      else byColumn.set(place, [row]);
    }
  }
  for (const [place, rows] of byColumn) {
    for (const { start, count } of runs(rows)) block(body, start, place, count, 1).values = Array.from({ length: count }, (_, i) => [writes.get(start + i)?.get(place) ?? ""]);
  }
}
