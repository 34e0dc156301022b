// What is shown at cells in Excel: problems, conflicts, open threads, findings; and going to a cell.
import { chunks, bytesOf } from "./chunks.js";
import { block, run } from "./excel-table.js";
import { findingsText } from "./places.js";

/** @typedef {import("./workbook.js").Cell} Cell */

/** The settings that keep the ids of the formats that mark cells, so that they can be taken away again. */
const MARKS = "bidbook marks";
const THREADS = "bidbook threads";
const MOST_MARKS = 200;
const MARK_FILL = { problem: "#F4A3B5", conflict: "#D9C2F0" };
const THREAD_LINE = "#2563EB";

/** Whether a setting of ours keeps marks, and no identity. @param {string} setting */
export const keepsMarks = (setting) => setting === MARKS || setting === THREADS;

/** Where the sheet of marks is not told: older workbooks kept the ids alone. */
const ANYWHERE = "";

/** The ids of marks by the ids of their sheets. @param {Excel.Setting} setting @returns {{[sheet: string]: string[]}} */
function marksOf(setting) {
  const kept = setting.isNullObject ? {} : JSON.parse(setting.value);
  return Array.isArray(kept) ? { [ANYWHERE]: kept } : kept;
}

/** @param {Excel.Setting} setting @param {string} sheet */
const hasMarks = (setting, sheet) => [sheet, ANYWHERE].some((one) => marksOf(setting)[one]?.length);

export class ExcelMarks {
  /** @param {{at: import("./excel-table.js").ExcelTable}} book */
  constructor(book) { this.book = book; }

  get at() { return this.book.at; }

  /** @param {import("./workbook.js").Mark[]} marks */
  mark(marks) {
    return this.#paint(MARKS, marks.map(({ key, column, kind }) => ({ key, column, look: (look) => { look.fill.color = MARK_FILL[kind]; } })));
  }

  /** A dotted line under the cell; under the line's first key where a thread is about the line. @param {Map<string, Map<string | null, number>>} threads */
  threads(threads) {
    const first = this.at.template?.key[0] ?? "";
    const look = (/** @type {Excel.ConditionalRangeFormat} */ { borders }) => {
      borders.bottom.style = Excel.ConditionalRangeBorderLineStyle.dot;
      borders.bottom.color = THREAD_LINE;
    };
    return this.#paint(THREADS, [...threads].flatMap(([key, columns]) => [...columns.keys()].map((column) => ({ key, column: column ?? first, look }))));
  }

  /**
   * Gives cells a look, and takes it from those of the sheet that had it before.
   * @param {string} setting which keeps the ids of the formats @param {(Cell & {look: (look: Excel.ConditionalRangeFormat) => void})[]} cells
   */
  #paint(setting, cells) {
    return run(async (context) => {
      const kept = context.workbook.settings.getItemOrNullObject(setting).load("value");
      // A workbook that has no such mark is left as it is; else what is looked up here goes with the next request.
      if (cells.length === 0) await context.sync();
      if (cells.length === 0 && !hasMarks(kept, this.at.sheet)) return;
      const { body, places, count } = await this.at.locate(context);
      const { lines } = await this.at.wanted(context, body, places, count, null);
      const all = context.workbook.worksheets.getItem(this.at.sheet).getRange().conditionalFormats;
      const marks = marksOf(kept);
      const before = [...(marks[this.at.sheet] ?? []), ...(marks[ANYWHERE] ?? [])].map((id) => ({ id, format: all.getItemOrNullObject(id).load("id") }));
      const index = new Map(lines.map(({ key }, place) => [key, place]));
      const made = cells.slice(0, MOST_MARKS).flatMap(({ key, column, look }) => {
        const [row, place] = [index.get(key), places.of(column)];
        if (row === undefined || place < 0) return [];
        const format = body.getCell(row, place).conditionalFormats.add(Excel.ConditionalFormatType.custom).load("id");
        format.custom.rule.formula = "=TRUE";
        look(format.custom.format);
        return [format];
      });
      await context.sync();
      const gone = new Set(before.filter(({ format }) => !format.isNullObject).map(({ id, format }) => { format.delete(); return id; }));
      const after = { ...marks, [ANYWHERE]: (marks[ANYWHERE] ?? []).filter((id) => !gone.has(id)), [this.at.sheet]: made.map(({ id }) => id) };
      context.workbook.settings.add(setting, JSON.stringify(Object.fromEntries(Object.entries(after).filter(([, ids]) => ids.length))));
      await context.sync();
    });
  }

  /** @param {Map<string, import("./workbook.js").Found>} findings */
  findings(findings) {
    return run(async (context) => {
      const { body, places, count, computes } = await this.at.locate(context, true);
      if (places.findings < 0 || computes.has(places.findings)) return;
      const { lines } = await this.at.wanted(context, body, places, count, null);
      const texts = lines.map(({ key }) => findingsText(key === null ? undefined : findings.get(key)));
      for (const { start, end } of chunks(texts.length, (at) => bytesOf(texts[at]) + 2)) {
        block(body, start, places.findings, end - start, 1).values = texts.slice(start, end).map((text) => [text]);
        await context.sync();
      }
    });
  }

  /** @param {Cell} cell @returns {Promise<"shown" | "hidden" | "gone">} */
  select({ key, column }) {
    return run(async (context) => {
      const { body, places, count } = await this.at.locate(context);
      const { lines } = await this.at.wanted(context, body, places, count, null);
      const row = lines.findIndex((line) => line.key === key);
      if (row < 0) return "gone";
      const range = body.getCell(row, Math.max(0, places.of(column))).load("rowHidden");
      range.worksheet.activate();
      range.select();
      await context.sync();
      return range.rowHidden ? "hidden" : "shown";
    });
  }
}
