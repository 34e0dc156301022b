// What stands around the lines in Excel: title, headings, dropdowns, formats and the colours of rules.
import { block, run } from "./excel-table.js";
import { FINDINGS, ROW_ID, Places, runs } from "./places.js";
import { textCell } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./excel-table.js").ExcelTable} ExcelTable */

const HEADER_ROW = 6;
const LISTS_SHEET = "Bidbook lists";
/** Excel takes no longer name of a sheet. */
const LONGEST_NAME = 31;
/** The colours of headings tell who fills a column, as in the workbook that the server makes. */
const HEADING = { report: "#1F3864", mine: "#14532D", entry: "#7A5B00", formula: "#4C2A85", server: "#4B5563" };
const RULE_FILL = { high: "#F8C9D4", medium: "#FCE4B8", low: "#CFE0FA" };

/** Makes the table without lines on a sheet of its own. @param {ExcelTable} at @param {import("./workbook.js").Frame} frame */
export function frame(at, { template, identity, title, subtitle, mine }) {
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
    at.table = table.id;
    at.sheet = sheet.id;
    at.title = { row: 4, column: 0, text };
    at.template = template;
    at.mine = mine;
    at.bare = true;
  });
}

/** What stands under the table is moved down, not overwritten. @param {ExcelTable} at @param {Excel.RequestContext} context @param {number} row @param {number} column @param {number} rows @param {number} width */
export async function makeRoom(at, context, row, column, rows, width) {
  const sheet = context.workbook.worksheets.getItem(at.sheet);
  const whole = sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  await context.sync();
  // Mostly nothing stands further down on the whole sheet, which Excel knows without looking at the cells.
  if (whole.isNullObject || whole.rowIndex + whole.rowCount <= row) return;
  const below = sheet.getRangeByIndexes(row, column, Math.max(1, rows), width);
  const used = below.getUsedRangeOrNullObject(true).load("address");
  await context.sync();
  if (!used.isNullObject) below.insert(Excel.InsertShiftDirection.down);
}

/** Dropdowns and messages of the columns that people fill, on lines from one on. @param {Excel.RequestContext} context @param {Excel.Range} body @param {Places} places @param {number} first @param {number} count */
export async function lists(context, body, places, first, count) {
  // Sheets of different templates have different lists.
  const name = `${LISTS_SHEET} ${places.template.name}`.slice(0, LONGEST_NAME);
  const lists = context.workbook.worksheets.getItemOrNullObject(name);
  await context.sync();
  const sheet = lists.isNullObject ? context.workbook.worksheets.add(name) : lists;
  sheet.visibility = Excel.SheetVisibility.veryHidden;
  places.entries.forEach(({ column, place }, index) => {
    const check = block(body, first, place, count, 1).dataValidation;
    check.prompt = { showPrompt: true, title: column.name.slice(0, 32), message: column.help.slice(0, 255) };
    if (!column.choices.length) return;
    const list = sheet.getRangeByIndexes(0, index, column.choices.length, 1);
    list.values = column.choices.map((choice) => [textCell(choice)]);
    check.rule = { list: { inCellDropDown: true, source: list } };
    check.errorAlert = { showAlert: column.kind === "choice", style: Excel.DataValidationAlertStyle.stop, title: column.name.slice(0, 32), message: words.chooseOne };
  });
}

/** Dresses a new table when its lines are there. @param {ExcelTable} at @param {Excel.RequestContext} context @param {Excel.Range} body @param {Places} places @param {number} count @param {number} top @param {number} left */
export async function dressLines(at, context, body, places, count, top, left) {
  await lists(context, body, places, 0, count);
  ruleColours(block(body, 0, 0, count, places.width), places, top, left);
  at.bare = false;
}

/** The headings: the template's, the findings beside the key, the hidden row id last. @param {Template} template */
function headingsOf(template) {
  const names = template.columns.map(({ name }) => name);
  if (!template.rules.length) return [...names, ROW_ID];
  const last = Math.max(...template.key.map((name) => names.indexOf(name)));
  return [...names.slice(0, last + 1), FINDINGS, ...names.slice(last + 1), ROW_ID];
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
export function formats(body, places, count) {
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
