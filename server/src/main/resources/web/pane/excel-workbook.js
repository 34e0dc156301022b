// The workbook interface over Excel. The modules excel-*.js alone touch Excel.*: where the table stands, what stands around the lines, the
// lines, and what is shown at cells. What can be told without Excel is in places.js and values.js.
import { ExcelEvents } from "./excel-events.js";
import { frame } from "./excel-frame.js";
import { ExcelMarks, keepsMarks } from "./excel-marks.js";
import { ExcelRows } from "./excel-rows.js";
import { ExcelTable, run } from "./excel-table.js";
import { identityOf, identityOfPairs, isOurs } from "./places.js";
import { nameOf } from "./sheets.js";
import { textCell } from "./values.js";

/** @typedef {import("./workbook.js").Workbook} Workbook */
/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Front} Front */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./values.js").Raw} Raw */
/** @typedef {{table: string, sheet: string, title: {row: number, column: number, text: string} | null}} Ours a table of ours, by its id and that of its sheet */

const MOST_TABLES = 50;
const PREFIX = "bidbook ";
const IDENTITY_SHEET = "Bidbook identity";

/** @param {Identity} identity */
const settingOf = (identity) => PREFIX + nameOf(identity);

/** @implements {Workbook} */
export class ExcelWorkbook {
  host = "excel";
  /** The table that everything here is about. */
  at = new ExcelTable();
  /** @type {Map<string, ExcelTable>} those that were turned to, by their ids */
  #tables = new Map();
  /** The days between the two ways of counting days, in this workbook. */
  #shift = 0;
  #rows = new ExcelRows(this);
  #marks = new ExcelMarks(this);
  #events = new ExcelEvents(this);

  /**
   * Of several sheets of ours the wanted one counts, and is brought to the front; else that which the person looks at, else the one that it was before.
   * @param {string} [wanted] such as `weekly-review/northline/2026-W47`
   */
  open(wanted) {
    return this.#find(wanted, (ours, active) => {
      const before = (/** @type {Ours[]} */ some) => some.find(({ sheet }) => sheet === active) ?? some.find(({ table }) => table === this.at.table) ?? some[0];
      const meant = wanted ? before(ours.filter(({ title }) => title && nameIn(title.text) === wanted)) : undefined;
      return meant ?? before(ours);
    });
  }

  front() { return this.#find(undefined, (ours, active) => ours.find(({ sheet }) => sheet === active)); }

  /** The table on a sheet, if it was turned to. @param {string} sheet its id */
  on(sheet) { return this.at.sheet === sheet ? this.at : [...this.#tables.values()].find((at) => at.sheet === sheet); }

  /**
   * @param {string | undefined} wanted @param {(ours: Ours[], active: string) => Ours | undefined} choose
   * @returns {Promise<Front | null>}
   */
  #find(wanted, choose) {
    return run(async (context) => {
      const { ours, active, settings, hidden } = await this.#look(context);
      const found = choose(ours, active);
      const identity = found && identityIn(found, settings, hidden);
      if (!found || !identity) return null;
      // What is done next is for the sheet that the person looks at.
      if (wanted && nameOf(identity) === wanted && found.sheet !== active) context.workbook.worksheets.getItem(found.sheet).activate();
      await this.#events.listen(context, found.sheet);
      return { id: found.table, identity, turn: () => this.#turn(Object.assign(this.#tables.get(found.table) ?? this.#new(), found)) };
    });
  }

  #new() { return Object.assign(new ExcelTable(), { shift: this.#shift }); }

  /** @param {ExcelTable} at */
  #turn(at) {
    this.at = at;
    this.#tables.set(at.table, at);
  }

  /** What stands in the workbook. @param {Excel.RequestContext} context */
  async #look(context) {
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
    /** @type {Ours[]} */
    const ours = looks.filter(({ headings }) => isOurs(headings.values[0])).map(({ table, title }) => ({ table: table.id, sheet: table.worksheet.id, title: titleIn(title.values) }));
    return { ours, active: active.id, settings: settings.items, hidden: hidden.isNullObject ? null : hidden.values };
  }

  /** @param {Template} template @param {Map<string, string>} keysById */
  know(template, keysById) {
    this.at.template = template;
    this.at.keysById = keysById;
  }

  read() { return this.#rows.read(); }

  /** @param {import("./workbook.js").Frame} wanted */
  async frame(wanted) {
    const at = this.#new();
    await frame(at, wanted);
    // Known from here on, also where what follows fails: the next attempt finds a table that is bare.
    this.#tables.set(at.table, at);
    await run((context) => this.#events.listen(context, at.sheet));
    return { id: at.table, identity: wanted.identity, turn: () => this.#turn(at) };
  }

  /** @param {import("./line.js").Line[]} rows @param {Map<string, import("./workbook.js").Found> | null} found @param {import("./workbook.js").Progress} progress @param {AbortSignal} signal */
  add(rows, found, progress, signal) { return this.#rows.add(rows, found, progress, signal); }

  /** @param {Set<string> | null} keys @param {import("./workbook.js").Decide} decide @param {import("./workbook.js").Progress} progress */
  update(keys, decide, progress) { return this.#rows.update(keys, decide, progress); }

  /** @param {Identity} identity */
  remember(identity) {
    return run(async (context) => {
      context.workbook.settings.add(settingOf(identity), JSON.stringify({ ...identity, table: this.at.table }));
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
      const { at } = this;
      const active = context.workbook.getActiveCell().load("rowIndex,columnIndex,worksheet/id");
      const cells = await at.cells(context, active, 1, 1);
      return active.worksheet.id === at.sheet ? cells[0] ?? null : null;
    });
  }

  /** @param {() => void} listener */
  onTurn(listener) { this.#events.turns.push(listener); }

  /** @param {(cell: Cell | null) => void} listener */
  onSelection(listener) { this.#events.selections.push(listener); }

  /** @param {(edit: import("./workbook.js").Edit) => void} listener */
  onEdit(listener) { this.#events.edits.push(listener); }
}

/**
 * Which sheet it is by its title block, else by what the workbook keeps; what is kept tells more of it. That is of one table: a copy of
 * its sheet has the same name, and a title block of its own, which is never newer than its cells.
 * @param {Ours} ours @param {Excel.Setting[]} settings @param {Raw[][] | null} hidden
 * @returns {Identity | null}
 */
function identityIn({ table, title }, settings, hidden) {
  const stored = settings.filter(({ key }) => key.startsWith(PREFIX) && !keepsMarks(key))
    .map(({ value }) => /** @type {Identity & {table?: string}} */ (JSON.parse(value)));
  const told = (title && identityOf(title.text)) ?? (stored.length === 1 ? stored[0] : null) ?? (hidden && identityOfPairs(hidden));
  if (!told) return null;
  const kept = stored.find((one) => settingOf(one) === settingOf(told));
  const { table: of, ...identity } = { ...told, ...kept };
  const more = of === undefined || of === table || !title ? identity : told;
  return { ...more, copy: told.copy === "-" ? null : told.copy };
}

/** The name of the sheet that a title block's text tells. @param {string} text */
function nameIn(text) {
  const identity = identityOf(text);
  return identity && nameOf(identity);
}

/** @param {Raw[][]} values */
function titleIn(values) {
  for (const [row, line] of values.entries()) {
    const column = line.findIndex((value) => typeof value === "string" && identityOf(value));
    if (column >= 0) return { row, column, text: String(line[column]) };
  }
  return null;
}
