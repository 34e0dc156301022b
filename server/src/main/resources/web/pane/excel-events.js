// What Excel tells of what people do in the workbook.
import { run } from "./excel-table.js";

/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./workbook.js").Edit} Edit */

const CELLS_OF_AN_EDIT = 2_000;

export class ExcelEvents {
  /** @type {(() => void)[]} */
  turns = [];
  /** @type {((cell: Cell | null) => void)[]} */
  selections = [];
  /** @type {((edit: Edit) => void)[]} */
  edits = [];
  /** @type {Map<string, Promise<void>>} what was registered, or is about to be */
  #registered = new Map();

  /** @param {import("./excel-workbook.js").ExcelWorkbook} book */
  constructor(book) { this.book = book; }

  /** Listens to the workbook, and to a sheet of it. @param {Excel.RequestContext} context @param {string} id of the sheet */
  async listen(context, id) {
    await this.#once("", () => this.#turns(context));
    await this.#once(id, () => this.#sheet(context, id));
  }

  /** What failed is done again next time. @param {string} what @param {() => Promise<void>} register */
  #once(what, register) {
    const before = this.#registered.get(what);
    if (before) return before;
    const now = register().catch((failure) => {
      this.#registered.delete(what);
      throw failure;
    });
    this.#registered.set(what, now);
    return now;
  }

  /** @param {Excel.RequestContext} context */
  async #turns(context) {
    context.workbook.worksheets.onActivated.add(async () => this.turns.forEach((listener) => listener()));
    await context.sync();
  }

  /** @param {Excel.RequestContext} context @param {string} id of the sheet */
  async #sheet(context, id) {
    // The sheet's events, not the table's: only they tell what this pane itself wrote from what people did.
    const sheet = context.workbook.worksheets.getItem(id).load("id");
    await context.sync();
    sheet.onSelectionChanged.add(async () => {
      const cell = this.book.at.template ? await this.book.selected().catch(() => null) : null;
      this.selections.forEach((listener) => listener(cell));
    });
    sheet.onChanged.add(async (event) => {
      if (event.triggerSource === "ThisLocalAddin") return;
      const edit = await this.#edit(event);
      if (edit && (edit.whole || edit.cells.length)) this.edits.forEach((listener) => listener(edit));
    });
    await context.sync();
  }

  /** What was done on a sheet that was turned to, whichever is in front now. @param {Excel.WorksheetChangedEventArgs} event @returns {Promise<Edit | null>} */
  async #edit(event) {
    const at = this.book.on(event.worksheetId);
    if (!at?.template) return null;
    return run(async (context) => {
      const remote = event.source === Excel.EventSource.remote;
      const { rangeEdited, rowDeleted, columnDeleted } = Excel.DataChangeType;
      const edited = event.changeType === rangeEdited;
      /** @type {Edit} */
      const edit = { sheet: at.table, cells: [], remote, whole: true };
      // A coauthor's cells are looked at however many they are: none of them may go out under this person's name.
      if (remote ? event.changeType === rowDeleted || event.changeType === columnDeleted : !edited || event.address.includes(",")) return edit;
      const sheet = context.workbook.worksheets.getItem(event.worksheetId);
      const areas = event.address.split(",").map((address) => sheet.getRange(address.trim()).load("rowIndex,columnIndex,rowCount,columnCount"));
      await context.sync();
      if (!remote && areas[0].rowCount * areas[0].columnCount > CELLS_OF_AN_EDIT) return edit;
      for (const range of areas) edit.cells = edit.cells.concat(await at.cells(context, range, range.rowCount, range.columnCount, true));
      return { ...edit, whole: !edited };
    });
  }
}
