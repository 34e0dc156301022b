// The workbook interface over Excel. The modules excel-*.js alone touch Excel.*: where the table stands, what stands around the lines, the
// lines, and what is shown at cells. What can be told without Excel is in places.js and values.js.
import { frame } from "./excel-frame.js";
import { ExcelMarks, keepsMarks } from "./excel-marks.js";
import { ExcelRows } from "./excel-rows.js";
import { ExcelTable, run } from "./excel-table.js";
import { identityOf, identityOfPairs, isOurs } from "./places.js";
import { textCell } from "./values.js";

/** @typedef {import("./workbook.js").Workbook} Workbook */
/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./values.js").Raw} Raw */

const MOST_TABLES = 50;
const CELLS_OF_AN_EDIT = 2_000;
const PREFIX = "bidbook ";
const IDENTITY_SHEET = "Bidbook identity";

/** @param {Identity} identity */
const settingOf = (identity) => `${PREFIX}${identity.template}/${identity.scope}/${identity.period}`;

/** @implements {Workbook} */
export class ExcelWorkbook {
  host = "excel";
  at = new ExcelTable();
  #rows = new ExcelRows(this.at);
  #marks = new ExcelMarks(this.at);
  /** @type {Set<string>} the sheets that are listened to */
  #listening = new Set();
  /** @type {(() => void)[]} */
  #turns = [];
  /** @type {((cell: Cell | null) => void)[]} */
  #selections = [];
  /** @type {((edit: import("./workbook.js").Edit) => void)[]} */
  #edits = [];

  /**
   * Of several sheets of ours the wanted one counts, and is brought to the front; else that which the person looks at, else the one that it was before.
   * @param {string} [wanted] such as `weekly-review/northline/2026-W47`
   * @returns {Promise<Identity | null>}
   */
  open(wanted) {
    return run(async (context) => {
      const found = await this.#find(context, wanted);
      found?.turn();
      return found && found.identity;
    });
  }

  /** @returns {Promise<import("./workbook.js").Front | null>} */
  async front() {
    const found = await run((context) => this.#find(context));
    return found?.identity ? { identity: found.identity, turn: found.turn } : null;
  }

  /** @param {Excel.RequestContext} context @param {string} [wanted] */
  async #find(context, wanted) {
    const { workbook } = context;
    const tables = workbook.tables.load("items/id,items/worksheet/id");
    const active = workbook.worksheets.getActiveWorksheet().load("id");
    const settings = workbook.settings.load("items/key,items/value");
    const first = workbook.functions.date(1904, 1, 1).load("value");
    const hidden = workbook.worksheets.getItemOrNullObject(IDENTITY_SHEET).getUsedRangeOrNullObject(true).load("values");
    await context.sync();
    this.at.shift = first.value === 0 ? 1462 : 0;
    const looks = tables.items.slice(0, MOST_TABLES).map((table) => ({
      table, headings: table.getHeaderRowRange().load("values"), title: table.worksheet.getRange("A1:AD15").load("values"),
    }));
    await context.sync();
    const ours = looks.filter(({ headings }) => isOurs(headings.values[0])).map(({ table, title }) => ({ table, title: titleIn(title.values) }));
    const meant = ours.find(({ title }) => wanted && title && nameIn(title.text) === wanted);
    // What is done next is for the sheet that the person looks at.
    if (meant && meant.table.worksheet.id !== active.id) meant.table.worksheet.activate();
    const found = meant ?? ours.find(({ table }) => table.worksheet.id === active.id) ?? ours.find(({ table }) => table.id === this.at.table) ?? ours[0];
    if (!found) return null;
    const identity = identityIn(found.title, settings.items, hidden.isNullObject ? null : hidden.values);
    const [table, sheet] = [found.table.id, found.table.worksheet.id];
    await this.#listen(context, sheet);
    return { identity, turn: () => Object.assign(this.at, { table, sheet, title: found.title }) };
  }

  /** @param {Template} template @param {Map<string, string>} keysById */
  know(template, keysById) {
    this.at.template = template;
    this.at.keysById = keysById;
  }

  read() { return this.#rows.read(); }

  /** @param {import("./workbook.js").Frame} wanted */
  async frame(wanted) {
    await frame(this.at, wanted);
    await run((context) => this.#listen(context, this.at.sheet));
  }

  /** @param {import("./line.js").Line[]} rows @param {Map<string, import("./workbook.js").Found> | null} found @param {import("./workbook.js").Progress} progress @param {AbortSignal} signal */
  add(rows, found, progress, signal) { return this.#rows.add(rows, found, progress, signal); }

  /** @param {Set<string> | null} keys @param {import("./workbook.js").Decide} decide @param {import("./workbook.js").Progress} progress */
  update(keys, decide, progress) { return this.#rows.update(keys, decide, progress); }

  /** @param {Identity} identity */
  remember(identity) {
    return run(async (context) => {
      context.workbook.settings.add(settingOf(identity), JSON.stringify(identity));
      // With cells whose base is older, the file itself says the older revision: whoever submits it is asked, never overwritten.
      if (this.at.title && identity.kept.length === 0) {
        const text = this.at.title.text.replace(/revision \d+/i, `revision ${identity.revision}`);
        context.workbook.worksheets.getItem(this.at.sheet).getCell(this.at.title.row, this.at.title.column).values = [[textCell(text)]];
        this.at.title.text = text;
      }
      await context.sync();
    });
  }

  /** @param {import("./workbook.js").Mark[]} marks */
  mark(marks) { return this.#marks.mark(marks); }

  /** @param {Map<string, Map<string | null, number>>} threads */
  threads(threads) { return this.#marks.threads(threads); }

  /** @param {Map<string, import("./workbook.js").Found>} findings */
  findings(findings) { return this.#marks.findings(findings); }

  /** @param {Cell} cell */
  select(cell) { return this.#marks.select(cell); }

  /** @returns {Promise<Cell | null>} */
  selected() {
    return run(async (context) => {
      const active = context.workbook.getActiveCell().load("rowIndex,columnIndex,worksheet/id");
      const cells = await this.at.cells(context, active, 1, 1);
      return active.worksheet.id === this.at.sheet ? cells[0] ?? null : null;
    });
  }

  /** @param {() => void} listener */
  onTurn(listener) { this.#turns.push(listener); }

  /** @param {(cell: Cell | null) => void} listener */
  onSelection(listener) { this.#selections.push(listener); }

  /** @param {(edit: import("./workbook.js").Edit) => void} listener */
  onEdit(listener) { this.#edits.push(listener); }

  /** @param {Excel.RequestContext} context @param {string} id of the sheet */
  async #listen(context, id) {
    if (!this.#listening.size) context.workbook.worksheets.onActivated.add(async () => this.#turns.forEach((listener) => listener()));
    if (this.#listening.has(id)) return;
    this.#listening.add(id);
    // The sheet's events, not the table's: only they tell what this pane itself wrote from what people did.
    const sheet = context.workbook.worksheets.getItem(id).load("id");
    await context.sync();
    sheet.onSelectionChanged.add(async () => {
      const cell = this.at.template ? await this.selected().catch(() => null) : null;
      this.#selections.forEach((listener) => listener(cell));
    });
    sheet.onChanged.add(async (event) => {
      if (!this.at.template || event.worksheetId !== this.at.sheet || event.triggerSource === "ThisLocalAddin") return;
      const edit = await this.#edit(event);
      if (edit.whole || edit.cells.length) this.#edits.forEach((listener) => listener(edit));
    });
    await context.sync();
  }

  /** @param {Excel.WorksheetChangedEventArgs} event */
  #edit(event) {
    return run(async (context) => {
      const remote = event.source === Excel.EventSource.remote;
      const { rangeEdited, rowDeleted, columnDeleted } = Excel.DataChangeType;
      const edited = event.changeType === rangeEdited;
      // A coauthor's cells are looked at however many they are: none of them may go out under this person's name.
      if (remote ? event.changeType === rowDeleted || event.changeType === columnDeleted : !edited || event.address.includes(",")) return { cells: [], remote, whole: true };
      const sheet = context.workbook.worksheets.getItem(event.worksheetId);
      const areas = event.address.split(",").map((address) => sheet.getRange(address.trim()).load("rowIndex,columnIndex,rowCount,columnCount"));
      await context.sync();
      if (!remote && areas[0].rowCount * areas[0].columnCount > CELLS_OF_AN_EDIT) return { cells: [], remote, whole: true };
      /** @type {import("./workbook.js").Edit["cells"]} */
      let cells = [];
      for (const range of areas) cells = cells.concat(await this.at.cells(context, range, range.rowCount, range.columnCount, true));
      return { cells, remote, whole: !edited };
    });
  }
}

/**
 * Which sheet it is by its title block, else by what the workbook keeps; what is kept tells more of it.
 * @param {{text: string} | null} title @param {Excel.Setting[]} settings @param {Raw[][] | null} hidden
 * @returns {Identity | null}
 */
function identityIn(title, settings, hidden) {
  const stored = settings.filter(({ key }) => key.startsWith(PREFIX) && !keepsMarks(key)).map(({ value }) => /** @type {Identity} */ (JSON.parse(value)));
  const told = (title && identityOf(title.text)) ?? (stored.length === 1 ? stored[0] : null) ?? (hidden && identityOfPairs(hidden));
  return told && { ...told, ...stored.find((one) => settingOf(one) === settingOf(told)), copy: told.copy === "-" ? null : told.copy };
}

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
