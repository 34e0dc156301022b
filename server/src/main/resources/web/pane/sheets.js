// Names of sheets and cells. Pure.
import { cellId } from "./merge.js";

/** @typedef {import("./workbook.js").Row} Row */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {{template: string, scope: string, period: string}} Sheet */

/** @param {Sheet} sheet */
export const nameOf = ({ template, scope, period }) => `${template}/${scope}/${period}`;
/** @param {Sheet} sheet @returns {Sheet} */
export const sheetOf = ({ template, scope, period }) => ({ template, scope, period });
/** @param {{key: string, column: string}} conflict */
export const conflictId = ({ key, column }) => cellId(key, column);
/** The cell to go to for a finding: what is missing, or what it points at. @param {Finding} finding @returns {Cell} */
export const placeOf = ({ key, missing, asksFor, pointsAt }) => ({ key, column: missing[0] ?? asksFor[0] ?? pointsAt[0] ?? "" });

/** Which of the columns that make the key tells whose branch a line is, as the server finds it; -1: none. @param {string[]} key their names */
export function branchPart(key) {
  const names = key.map((name) => name.toLowerCase());
  const exact = names.indexOf("branch");
  return exact >= 0 ? exact : names.findIndex((name) => name.endsWith(" branch"));
}

/** @param {Row[]} rows */
export function idsOf(rows) {
  /** @type {Map<string, string>} */
  const ids = new Map();
  for (const { id, key } of rows) if (id) ids.set(id, key);
  return ids;
}

/** The newest week that people review. @param {any[]} programs @returns {Sheet | null} */
export function newest(programs) {
  const sheets = programs.flatMap((program) => program.sheets.filter((/** @type {any} */ sheet) => !sheet.follows && /-W/.test(sheet.period)).map((/** @type {any} */ sheet) => ({ ...sheet, scope: program.id })));
  const last = sheets.sort((a, b) => b.period.localeCompare(a.period))[0];
  return last ? { template: last.template, scope: last.scope, period: last.period } : null;
}
