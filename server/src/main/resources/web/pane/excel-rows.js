// The lines of the week in Excel: reading, adding, changing them.
import { chunks } from "./chunks.js";
import { dressLines, formats, lists, makeRoom } from "./excel-frame.js";
import { block, CELLS_A_READ, run } from "./excel-table.js";
import { judge, runs } from "./places.js";
import { rawOf } from "./values.js";
import { words } from "./words.js";
import { Written } from "./written.js";

/** @typedef {import("./line.js").Line} Line */
/** @typedef {import("./workbook.js").Values} Values */
/** @typedef {import("./values.js").Raw} Raw */

const ROWS_ONE_BY_ONE = 200;

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
        for (const { run, range } of blocks) {
          /** @type {Map<number, Map<number, Raw>>} */
          const writes = new Map();
          range.values.forEach((line, offset) => {
            const cell = (/** @type {number} */ place) => line[place];
            const key = places.key(cell);
            if (key === null || !sure.has(key)) return;
            found.add(key);
            const decided = decide({ key, values: places.values(cell) });
            for (const [name, value] of Object.entries(decided ?? {})) {
              const at = places.columns.get(name);
              if (!at || (computes.has(at.place) && at.column.origin !== "entry")) continue;
              const row = writes.get(run.start + offset) ?? new Map();
              writes.set(run.start + offset, row.set(at.place, rawOf(value, at.column.kind, this.at.shift)));
            }
          });
          writeCells(body, writes);
          from += run.count;
        }
        await context.sync();
        progress(from, indices.length);
      }
      return found;
    });
  }
}

/** Writes single cells in as few rectangles as lines or columns allow. @param {Excel.Range} body @param {Map<number, Map<number, Raw>>} writes by row, by place */
function writeCells(body, writes) {
  /** @type {Map<number, number[]>} */
  const byColumn = new Map();
  let across = 0;
  for (const [row, cells] of writes) {
    across += runs([...cells.keys()]).length;
    for (const place of cells.keys()) {
      const rows = byColumn.get(place);
      if (rows) rows.push(row);
      else byColumn.set(place, [row]);
    }
  }
  const down = [...byColumn].map(([place, rows]) => ({ place, parts: runs(rows) }));
  const at = (/** @type {number} */ row, /** @type {number} */ place) => /** @type {Raw} */ (writes.get(row)?.get(place));
  if (down.reduce((sum, { parts }) => sum + parts.length, 0) < across) {
    for (const { place, parts } of down) {
      for (const { start, count } of parts) block(body, start, place, count, 1).values = Array.from({ length: count }, (_, i) => [at(start + i, place)]);
    }
    return;
  }
  for (const [row, cells] of writes) {
    for (const { start, count } of runs([...cells.keys()])) block(body, row, start, 1, count).values = [Array.from({ length: count }, (_, i) => at(row, start + i))];
  }
}
