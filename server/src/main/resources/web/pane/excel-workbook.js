// The workbook interface over Excel. This module alone touches Excel.*; what can be told without Excel is in places.js and values.js.
import { chunks, bytesOf } from "./chunks.js";
import { FINDINGS, ROW_ID, Places, identityOf, identityOfPairs, isOurs, judge, runs } from "./places.js";
import { rawOf, textCell, valueOf } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Workbook} Workbook */
/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Row} Row */
/** @typedef {import("./workbook.js").Values} Values */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./values.js").Raw} Raw */

const HEADER_ROW = 6;
const MOST_TABLES = 50;
const CELLS_A_READ = 120_000;
const ROWS_ONE_BY_ONE = 200;
const CELLS_OF_AN_EDIT = 2_000;
/** The settings that keep the ids of the formats that mark cells, so that they can be taken away again. */
const MARKS = "bidbook marks";
const THREADS = "bidbook threads";
const PREFIX = "bidbook ";
const IDENTITY_SHEET = "Bidbook identity";
const LISTS_SHEET = "Bidbook lists";
/** The colours of headings tell who fills a column, as in the workbook that the server makes. */
const HEADING = { report: "#1F3864", mine: "#14532D", entry: "#7A5B00", formula: "#4C2A85", server: "#4B5563" };
const RULE_FILL = { high: "#F8C9D4", medium: "#FCE4B8", low: "#CFE0FA" };
const MARK_FILL = { problem: "#F4A3B5", conflict: "#D9C2F0" };
const THREAD_LINE = "#2563EB";

/**
 * Runs a batch, when nobody is in the middle of typing.
 * @template T
 * @param {(context: Excel.RequestContext) => Promise<T>} batch
 * @returns {Promise<T>}
 */
const run = (batch) => Excel.run({ delayForCellEdit: true }, batch);

/** @param {Identity} identity */
const settingOf = (identity) => `${PREFIX}${identity.template}/${identity.scope}/${identity.period}`;

/** @implements {Workbook} */
export class ExcelWorkbook {
  host = "excel";
  #table = "";
  #sheet = "";
  /** @type {Set<string>} the sheets that are listened to */
  #listening = new Set();
  #title = /** @type {{row: number, column: number, text: string} | null} */ (null);
  #shift = 0;
  /** @type {Template | null} */
  #template = null;
  /** @type {Map<string, string>} */
  #keysById = new Map();
  /** @type {Set<string>} */
  #mine = new Set();
  /** Whether the table is one of ours, which has to be dressed when its lines are there. */
  #bare = false;
  /** @type {((cell: Cell | null) => void)[]} */
  #selections = [];
  /** @type {((edit: import("./workbook.js").Edit) => void)[]} */
  #edits = [];

  /**
   * Of several sheets of ours the wanted one counts, else that which the person looks at, else the one that it was before.
   * @param {string} [wanted] such as `weekly-review/northline/2026-W47`
   * @returns {Promise<Identity | null>}
   */
  open(wanted) {
    return run(async (context) => {
      const { workbook } = context;
      const tables = workbook.tables.load("items/id,items/worksheet/id");
      const active = workbook.worksheets.getActiveWorksheet().load("id");
      const settings = workbook.settings.load("items/key,items/value");
      const first = workbook.functions.date(1904, 1, 1).load("value");
      const hidden = workbook.worksheets.getItemOrNullObject(IDENTITY_SHEET).getUsedRangeOrNullObject(true).load("values");
      await context.sync();
      this.#shift = first.value === 0 ? 1462 : 0;
      const looks = tables.items.slice(0, MOST_TABLES).map((table) => ({
        table, headings: table.getHeaderRowRange().load("values"), title: table.worksheet.getRange("A1:AD15").load("values"),
      }));
      await context.sync();
      const ours = looks.filter(({ headings }) => isOurs(headings.values[0])).map(({ table, title }) => ({ table, title: titleIn(title.values) }));
      const found = ours.find(({ title }) => wanted && title && nameIn(title.text) === wanted)
        ?? ours.find(({ table }) => table.worksheet.id === active.id) ?? ours.find(({ table }) => table.id === this.#table) ?? ours[0];
      if (!found) return null;
      this.#table = found.table.id;
      this.#sheet = found.table.worksheet.id;
      this.#title = found.title;
      const stored = settings.items.filter(({ key }) => key.startsWith(PREFIX) && key !== MARKS && key !== THREADS).map(({ value }) => /** @type {Identity} */ (JSON.parse(value)));
      const told = (this.#title && identityOf(this.#title.text))
        ?? (stored.length === 1 ? stored[0] : null) ?? (hidden.isNullObject ? null : identityOfPairs(hidden.values));
      await this.#listen(context);
      return told && { ...told, ...stored.find((one) => settingOf(one) === settingOf(told)), copy: told.copy === "-" ? null : told.copy };
    });
  }

  /** @param {Template} template @param {Map<string, string>} keysById */
  know(template, keysById) {
    this.#template = template;
    this.#keysById = keysById;
  }

  /** @param {Excel.RequestContext} context @param {boolean} [formulas] whether to tell which columns compute */
  async #locate(context, formulas = false) {
    const template = this.#template;
    if (!template) throw new Error("the template has to be known first");
    const table = context.workbook.tables.getItemOrNullObject(this.#table);
    const head = table.getHeaderRowRange().load("values,rowIndex,columnIndex");
    const body = table.getDataBodyRange().load("rowCount");
    const first = formulas ? table.getDataBodyRange().getRow(0).load("formulas") : null;
    await context.sync();
    if (table.isNullObject) throw new Error(words.tableGone);
    const places = new Places(template, head.values[0], this.#shift);
    const computes = new Set((first?.formulas[0] ?? []).flatMap((formula, place) => (String(formula).startsWith("=") ? [place] : [])));
    return { table, head, body, places, count: body.rowCount, computes, top: head.rowIndex + 1, left: head.columnIndex };
  }

  /**
   * Reads columns of the table, some rows at a time.
   * @param {Excel.RequestContext} context @param {Excel.Range} body @param {number} count @param {number[]} wanted places
   * @returns {Promise<Map<number, Raw[]>>} the columns by their places
   */
  async #columns(context, body, count, wanted) {
    /** @type {Map<number, Raw[]>} */
    const columns = new Map(wanted.map((place) => [place, []]));
    const step = Math.max(1, Math.floor(CELLS_A_READ / Math.max(1, wanted.length)));
    for (let start = 0; start < count; start += step) {
      const rows = Math.min(step, count - start);
      const ranges = runs(wanted).map((run) => ({ run, range: block(body, start, run.start, rows, run.count).load("values") }));
      await context.sync();
      for (const { run, range } of ranges) {
        for (const values of range.values) values.forEach((value, offset) => columns.get(run.start + offset)?.push(value));
      }
    }
    return columns;
  }

  read() {
    return run(async (context) => {
      const { body, places, count, top } = await this.#locate(context);
      const entries = places.entries;
      const columns = await this.#columns(context, body, count, [...places.identifying, ...entries.map(({ place }) => place)]);
      /** @type {{key: string | null, id: string | null, place: string}[]} */
      const lines = [];
      /** @type {Values[]} */
      const values = [];
      for (let index = 0; index < count; index++) {
        const cell = (/** @type {number} */ place) => columns.get(place)?.[index] ?? "";
        lines.push({ key: places.key(cell), id: String(cell(places.rowId)) || null, place: words.rowPlace(top + index + 1) });
        values.push(places.values(cell, entries));
      }
      const { sure, doubts } = judge(lines, this.#keysById);
      const rows = lines.flatMap(({ key, id }, index) => (sure[index] && key !== null ? [{ key, id, values: values[index] }] : []));
      return { columns: [...places.columns.keys()], rows, doubts };
    });
  }

  /** @param {import("./workbook.js").Frame} frame */
  frame({ template, identity, title, subtitle, mine }) {
    return run(async (context) => {
      const sheets = context.workbook.worksheets.load("items/name");
      await context.sync();
      const taken = new Set(sheets.items.map(({ name }) => name.toLowerCase()));
      let name = template.sheetName;
      for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${template.sheetName} ${number}`;
      const sheet = context.workbook.worksheets.add(name).load("id");
      const headings = headingsOf(template);
      const text = `Bidbook copy ${identity.copy ?? "-"} of ${identity.template}/${identity.scope}/${identity.period}, revision ${identity.revision}, template version ${template.version}`;
      sheet.getRange("A1:A5").values = [[textCell(title)], [textCell(subtitle)], [""], [""], [text]];
      const head = sheet.getRangeByIndexes(HEADER_ROW - 1, 0, 1, headings.length);
      head.values = [headings];
      const table = context.workbook.tables.add(sheet.getRangeByIndexes(HEADER_ROW - 1, 0, 2, headings.length), true).load("id");
      table.style = "TableStyleLight1";
      dress(sheet, head, template, mine);
      sheet.activate();
      await context.sync();
      this.#table = table.id;
      this.#sheet = sheet.id;
      this.#title = { row: 4, column: 0, text };
      this.#template = template;
      this.#mine = mine;
      this.#bare = true;
      await this.#listen(context);
    });
  }

  /** @param {Row[]} rows @param {import("./workbook.js").Progress} progress @param {AbortSignal} signal @returns {Promise<number>} */
  add(rows, progress, signal) {
    return run(async (context) => {
      const { table, head, body, places, count, computes, top, left } = await this.#locate(context, !this.#bare);
      const before = this.#bare ? 0 : count;
      const lines = rows.map((row) => lineOf(row, places));
      const written = runs([...places.columns.values()].map(({ place }) => place).concat(places.rowId).filter((place) => place >= 0 && !computes.has(place)));
      await this.#makeRoom(context, before === 0 ? top + 1 : top + count, left, rows.length, places.width);
      table.resize(head.getResizedRange(before + rows.length, 0));
      if (this.#bare) formats(body, places, rows.length);
      else block(body, count, 0, rows.length, places.width).copyFrom(body.getRow(0), Excel.RangeCopyType.formats);
      let done = 0;
      for (const { start, end } of chunks(lines.length, (index) => bytesOf(lines[index]))) {
        if (signal.aborted) break;
        context.application.suspendScreenUpdatingUntilNextSync();
        for (const run of written) {
          block(body, before + start, run.start, end - start, run.count).values = lines.slice(start, end).map((line) => line.slice(run.start, run.start + run.count));
        }
        await context.sync();
        done = end;
        progress(done, rows.length);
      }
      if (done < rows.length) table.resize(head.getResizedRange(Math.max(1, before + done), 0));
      for (const place of done > 0 ? computes : []) {
        block(body, before, place, done, 1).copyFrom(body.getCell(0, place), Excel.RangeCopyType.formulas);
      }
      if (this.#bare && done > 0) {
        await this.#lists(context, body, places, done);
        ruleColours(block(body, 0, 0, done, places.width), places, top, left);
        this.#bare = false;
      }
      await context.sync();
      return done;
    });
  }

  /** What stands under the table is moved down, not overwritten. @param {Excel.RequestContext} context @param {number} row @param {number} column @param {number} rows @param {number} width */
  async #makeRoom(context, row, column, rows, width) {
    const below = context.workbook.worksheets.getItem(this.#sheet).getRangeByIndexes(row, column, Math.max(1, rows), width);
    const used = below.getUsedRangeOrNullObject(true).load("address");
    await context.sync();
    if (!used.isNullObject) below.insert(Excel.InsertShiftDirection.down);
  }

  /** Dropdowns and messages of the columns that people fill. @param {Excel.RequestContext} context @param {Excel.Range} body @param {Places} places @param {number} count */
  async #lists(context, body, places, count) {
    const lists = context.workbook.worksheets.getItemOrNullObject(LISTS_SHEET);
    await context.sync();
    const sheet = lists.isNullObject ? context.workbook.worksheets.add(LISTS_SHEET) : lists;
    sheet.visibility = Excel.SheetVisibility.veryHidden;
    places.entries.forEach(({ column, place }, index) => {
      const check = block(body, 0, place, count, 1).dataValidation;
      check.prompt = { showPrompt: true, title: column.name.slice(0, 32), message: column.help.slice(0, 255) };
      if (!column.choices.length) return;
      const list = sheet.getRangeByIndexes(0, index, column.choices.length, 1);
      list.values = column.choices.map((choice) => [textCell(choice)]);
      check.rule = { list: { inCellDropDown: true, source: list } };
      check.errorAlert = { showAlert: column.kind === "choice", style: Excel.DataValidationAlertStyle.stop, title: column.name.slice(0, 32), message: words.chooseOne };
    });
  }

  /** @param {Set<string> | null} keys @param {import("./workbook.js").Decide} decide @param {import("./workbook.js").Progress} progress @returns {Promise<Set<string>>} */
  update(keys, decide, progress) {
    return run(async (context) => {
      const { body, places, count, computes } = await this.#locate(context, true);
      const { indices, sure } = await this.#wanted(context, body, places, count, keys);
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
              writes.set(run.start + offset, row.set(at.place, rawOf(value, at.column.kind, this.#shift)));
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

  /** The places of the lines of these keys, and which keys are beyond doubt. @param {Excel.RequestContext} context @param {Excel.Range} body @param {Places} places @param {number} count @param {Set<string> | null} keys */
  async #wanted(context, body, places, count, keys) {
    const columns = await this.#columns(context, body, count, places.identifying);
    const lines = Array.from({ length: count }, (_, index) => {
      const cell = (/** @type {number} */ place) => columns.get(place)?.[index] ?? "";
      return { key: places.key(cell), id: String(cell(places.rowId)) || null, place: "" };
    });
    const judged = judge(lines, this.#keysById);
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

  /** @param {Identity} identity */
  remember(identity) {
    return run(async (context) => {
      context.workbook.settings.add(settingOf(identity), JSON.stringify(identity));
      // With cells whose base is older, the file itself says the older revision: whoever submits it is asked, never overwritten.
      if (this.#title && identity.kept.length === 0) {
        const text = this.#title.text.replace(/revision \d+/i, `revision ${identity.revision}`);
        context.workbook.worksheets.getItem(this.#sheet).getCell(this.#title.row, this.#title.column).values = [[textCell(text)]];
        this.#title.text = text;
      }
      await context.sync();
    });
  }

  /** @param {import("./workbook.js").Mark[]} marks */
  mark(marks) {
    return this.#paint(MARKS, marks.map(({ key, column, kind }) => ({ key, column, look: (look) => { look.fill.color = MARK_FILL[kind]; } })));
  }

  /** A dotted line under the cell; under the line's first key where a thread is about the line. @param {Map<string, Map<string | null, number>>} threads */
  threads(threads) {
    const first = this.#template?.key[0] ?? "";
    const look = (/** @type {Excel.ConditionalRangeFormat} */ { borders }) => {
      borders.bottom.style = Excel.ConditionalRangeBorderLineStyle.dot;
      borders.bottom.color = THREAD_LINE;
    };
    return this.#paint(THREADS, [...threads].flatMap(([key, columns]) => [...columns.keys()].map((column) => ({ key, column: column ?? first, look }))));
  }

  /**
   * Gives cells a look, and takes it from those that had it before.
   * @param {string} setting which keeps the ids of the formats @param {(Cell & {look: (look: Excel.ConditionalRangeFormat) => void})[]} cells
   */
  #paint(setting, cells) {
    return run(async (context) => {
      const before = context.workbook.settings.getItemOrNullObject(setting).load("value");
      if (cells.length === 0) {
        // A workbook that has no such mark is left as it is.
        await context.sync();
        if (before.isNullObject || before.value === "[]") return;
      }
      const { body, places, count } = await this.#locate(context);
      const { lines } = await this.#wanted(context, body, places, count, null);
      const all = context.workbook.worksheets.getItem(this.#sheet).getRange().conditionalFormats;
      const old = before.isNullObject ? [] : /** @type {string[]} */ (JSON.parse(before.value)).map((id) => all.getItemOrNullObject(id).load("id"));
      const index = new Map(lines.map(({ key }, place) => [key, place]));
      const made = cells.slice(0, ROWS_ONE_BY_ONE).flatMap(({ key, column, look }) => {
        const [row, place] = [index.get(key), places.of(column)];
        if (row === undefined || place < 0) return [];
        const format = body.getCell(row, place).conditionalFormats.add(Excel.ConditionalFormatType.custom).load("id");
        format.custom.rule.formula = "=TRUE";
        look(format.custom.format);
        return [format];
      });
      await context.sync();
      old.filter((format) => !format.isNullObject).forEach((format) => format.delete());
      context.workbook.settings.add(setting, JSON.stringify(made.map(({ id }) => id)));
      await context.sync();
    });
  }

  /** @param {Map<string, import("./workbook.js").Found>} findings */
  findings(findings) {
    return run(async (context) => {
      const { body, places, count, computes } = await this.#locate(context, true);
      if (places.findings < 0 || computes.has(places.findings)) return;
      const { lines } = await this.#wanted(context, body, places, count, null);
      const texts = lines.map(({ key }) => {
        const found = key === null ? undefined : findings.get(key);
        return found ? [...found.open.map((title) => `● ${title}`), ...found.answered.map((title) => `○ ${title}`)].join("  ") : "";
      });
      for (const { start, end } of chunks(texts.length, (at) => bytesOf([texts[at]]))) {
        block(body, start, places.findings, end - start, 1).values = texts.slice(start, end).map((text) => [text]);
        await context.sync();
      }
    });
  }

  /** @param {Cell} cell @returns {Promise<"shown" | "hidden" | "gone">} */
  select({ key, column }) {
    return run(async (context) => {
      const { body, places, count } = await this.#locate(context);
      const { lines } = await this.#wanted(context, body, places, count, null);
      const row = lines.findIndex((line) => line.key === key);
      if (row < 0) return "gone";
      const range = body.getCell(row, Math.max(0, places.of(column))).load("rowHidden");
      range.worksheet.activate();
      range.select();
      await context.sync();
      return range.rowHidden ? "hidden" : "shown";
    });
  }

  /** @returns {Promise<Cell | null>} */
  selected() {
    return run(async (context) => {
      const active = context.workbook.getActiveCell().load("rowIndex,columnIndex,worksheet/id");
      const cells = await this.#cells(context, active, 1, 1);
      return active.worksheet.id === this.#sheet ? cells[0] ?? null : null;
    });
  }

  /** The cells of the table within a range, by line and column. @param {Excel.RequestContext} context @param {Excel.Range} range @param {number} rows @param {number} columns */
  async #cells(context, range, rows, columns) {
    const { body, places, count, top, left } = await this.#locate(context);
    const [first, start] = [Math.max(0, range.rowIndex - top), Math.max(0, range.columnIndex - left)];
    const [last, end] = [Math.min(count, range.rowIndex - top + rows), Math.min(places.width, range.columnIndex - left + columns)];
    if (last <= first || end <= start) return [];
    const values = block(body, first, 0, last - first, places.width).load("values");
    await context.sync();
    return values.values.flatMap((line) => {
      const key = places.key((place) => line[place]);
      return key === null ? [] : [...places.columns.values()].filter(({ place }) => place >= start && place < end)
        .map(({ column, place }) => ({ key, column: column.name, value: valueOf(line[place], column.kind, this.#shift) }));
    });
  }

  /** @param {(cell: Cell | null) => void} listener */
  onSelection(listener) { this.#selections.push(listener); }

  /** @param {(edit: import("./workbook.js").Edit) => void} listener */
  onEdit(listener) { this.#edits.push(listener); }

  /** @param {Excel.RequestContext} context */
  async #listen(context) {
    if (this.#listening.has(this.#sheet)) return;
    this.#listening.add(this.#sheet);
    // The sheet's events, not the table's: only they tell what this pane itself wrote from what people did.
    const sheet = context.workbook.worksheets.getItem(this.#sheet).load("id");
    await context.sync();
    sheet.onSelectionChanged.add(async () => {
      const cell = this.#template ? await this.selected().catch(() => null) : null;
      this.#selections.forEach((listener) => listener(cell));
    });
    sheet.onChanged.add(async (event) => {
      if (!this.#template || event.worksheetId !== this.#sheet || event.triggerSource === "ThisLocalAddin") return;
      const edit = await this.#edit(event);
      if (edit.whole || edit.cells.length) this.#edits.forEach((listener) => listener(edit));
    });
    await context.sync();
  }

  /** @param {Excel.WorksheetChangedEventArgs} event */
  #edit(event) {
    return run(async (context) => {
      const remote = event.source === Excel.EventSource.remote;
      if (event.changeType !== Excel.DataChangeType.rangeEdited || event.address.includes(",")) return { cells: [], remote, whole: true };
      const range = context.workbook.worksheets.getItem(event.worksheetId).getRange(event.address).load("rowIndex,columnIndex,rowCount,columnCount");
      await context.sync();
      if (range.rowCount * range.columnCount > CELLS_OF_AN_EDIT) return { cells: [], remote, whole: true };
      return { cells: await this.#cells(context, range, range.rowCount, range.columnCount), remote, whole: false };
    });
  }
}

/** A part of a range. @param {Excel.Range} body @param {number} row @param {number} column @param {number} rows @param {number} columns */
const block = (body, row, column, rows, columns) => body.getCell(row, column).getResizedRange(rows - 1, columns - 1);

/** The name of the sheet that a title block's text tells. @param {string} text */
function nameIn(text) {
  const identity = identityOf(text);
  return identity && settingOf(identity).slice(PREFIX.length);
}

/** @param {Raw[][]} values */
function titleIn(values) {
  for (const [row, line] of values.entries()) {
    const column = line.findIndex((value) => typeof value === "string" && identityOf(value));
    if (column >= 0) return { row, column, text: String(line[column]) };
  }
  return null;
}

/** The headings: the template's, the findings beside the key, the hidden row id last. @param {Template} template */
function headingsOf(template) {
  const names = template.columns.map(({ name }) => name);
  if (!template.rules.length) return [...names, ROW_ID];
  const last = Math.max(...template.key.map((name) => names.indexOf(name)));
  return [...names.slice(0, last + 1), FINDINGS, ...names.slice(last + 1), ROW_ID];
}

/** @param {Row} row @param {Places} places @returns {Raw[]} */
function lineOf(row, places) {
  /** @type {Raw[]} */
  const line = new Array(places.width).fill("");
  for (const { column, place } of places.columns.values()) line[place] = rawOf(row.values[column.name], column.kind, places.shift);
  if (places.rowId >= 0) line[places.rowId] = row.id ? textCell(row.id) : "";
  return line;
}

/** @param {Excel.Worksheet} sheet @param {Excel.Range} head @param {Template} template @param {Set<string>} mine */
function dress(sheet, head, template, mine) {
  const headings = headingsOf(template);
  sheet.getRange("A1").format.font.bold = true;
  sheet.getRange("A1").format.font.size = 14;
  sheet.getRange("A2:A5").format.font.color = "#4B5563";
  head.format.font.color = "#FFFFFF";
  head.format.font.bold = true;
  head.format.wrapText = true;
  head.format.rowHeight = 32;
  headings.forEach((heading, place) => {
    const column = template.columns.find(({ name }) => name === heading);
    const range = head.getCell(0, place);
    const filler = !column ? "formula" : column.origin === "entry" ? (mine.has(heading) ? "mine" : "entry") : column.origin;
    range.format.fill.color = HEADING[/** @type {keyof typeof HEADING} */ (filler)] ?? HEADING.server;
    range.format.columnWidth = heading === FINDINGS ? 220 : column?.kind === "text" ? 110 : 82;
    if (heading === ROW_ID) range.getEntireColumn().columnHidden = true;
  });
  const last = Math.max(...template.key.map((name) => headings.indexOf(name))) + (template.rules.length ? 1 : 0);
  sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, HEADER_ROW, last + 1));
}

/** Text columns are text before anything is written into them. @param {Excel.Range} body @param {Places} places @param {number} count */
function formats(body, places, count) {
  /** @type {Map<string, number[]>} */
  const byFormat = new Map([["@", places.rowId >= 0 ? [places.rowId] : []]]);
  for (const { column, place } of places.columns.values()) byFormat.set(column.format, [...(byFormat.get(column.format) ?? []), place]);
  for (const [format, columns] of byFormat) {
    // One value for the whole range, which Excel takes and the types do not know.
    for (const run of runs(columns)) block(body, 0, run.start, count, run.count).numberFormat = /** @type {any} */ (format);
  }
}

/** Cells that a rule points at are coloured while it waits for an answer. @param {Excel.Range} rows @param {Places} places @param {number} top @param {number} left */
function ruleColours(rows, places, top, left) {
  if (places.findings < 0) return;
  const findings = `$${letters(left + places.findings)}${top + 1}`;
  for (const rule of places.template.rules) {
    for (const place of rule.pointsAt.map((name) => places.of(name)).filter((at) => at >= 0)) {
      const format = rows.getColumn(place).conditionalFormats.add(Excel.ConditionalFormatType.custom);
      format.custom.rule.formula = `=ISNUMBER(FIND("● ${rule.title.replaceAll('"', '""')}",${findings}))`;
      format.custom.format.fill.color = RULE_FILL[/** @type {keyof typeof RULE_FILL} */ (rule.severity)] ?? RULE_FILL.low;
    }
  }
}

/** @param {number} index from 0 */
function letters(index) {
  let text = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
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
