// Where the columns of a template stand in a table whose columns people have moved, renamed and added to. Pure.
import { keyOf, valueOf } from "./values.js";

/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Column} Column */
/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./workbook.js").Values} Values */
/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./values.js").Raw} Raw */

export const ROW_ID = "Row id";
export const FINDINGS = "Findings";

const TITLE = /Bidbook copy ([^\s/,]{1,200}) of ([^\s/,]{1,200})\/([^\s/,]{1,200})\/([^\s/,]{1,200}), revision (\d{1,9}), template version (\d{1,9})/i;

/** The identity that a title block's text tells, or null. @param {string} text @returns {Identity | null} */
export function identityOf(text) {
  const match = text.length > 2000 ? null : TITLE.exec(text.replace(/\s+/g, " "));
  return match && { copy: match[1], template: match[2], scope: match[3], period: match[4], revision: Number(match[5]), kept: [] };
}

/** The identity that names and values tell, as the very hidden sheet has them. @param {Raw[][]} pairs @returns {Identity | null} */
export function identityOfPairs(pairs) {
  /** @type {Record<string, string>} */
  const told = {};
  for (const [name, value] of pairs) told[String(name).trim().toLowerCase().replace(/^bidbook /, "")] = String(value).trim();
  const { copy, template, scope, period, revision } = told;
  return copy && template && scope && period && /^\d{1,9}$/.test(revision ?? "")
    ? { copy, template, scope, period, revision: Number(revision), kept: [] } : null;
}

/** @param {unknown} header */
const folded = (header) => String(header).replace(/\s+/g, " ").trim().toLowerCase();

/** Whether a table of these headings is one of ours. @param {readonly unknown[]} headings */
export const isOurs = (headings) => headings.some((heading) => folded(heading) === folded(ROW_ID));

/** The columns of a table, found by their headings. */
export class Places {
  /** @param {Template} template @param {readonly unknown[]} headings @param {number} [shift] the days between two ways of counting days */
  constructor(template, headings, shift = 0) {
    this.template = template;
    this.shift = shift;
    this.width = headings.length;
    const found = new Map(headings.map((heading, place) => [folded(heading), place]).reverse().map(([name, place]) => [String(name), Number(place)]));
    /** @type {Map<string, {column: Column, place: number}>} */
    this.columns = new Map();
    for (const column of template.columns) {
      for (const name of [column.name, ...(column.aliases ?? [])]) {
        const place = found.get(folded(name));
        if (place !== undefined && !this.columns.has(column.name)) this.columns.set(column.name, { column, place });
      }
    }
    this.rowId = found.get(folded(ROW_ID)) ?? -1;
    this.findings = found.get(folded(FINDINGS)) ?? -1;
  }

  /** The place of a column, or -1. @param {string} name */
  of(name) { return this.columns.get(name)?.place ?? -1; }

  /** The columns that people fill. */
  get entries() { return [...this.columns.values()].filter(({ column }) => column.origin === "entry"); }

  /** The places that tell which line is which. */
  get identifying() { return [...this.template.key.map((name) => this.of(name)), this.rowId].filter((place) => place >= 0); }

  /** The key of a line. @param {(place: number) => Raw} cell @returns {string | null} */
  key(cell) {
    return keyOf(this.template.key.map((name) => {
      const found = this.columns.get(name);
      return found ? valueOf(cell(found.place), found.column.kind, this.shift) : null;
    }));
  }

  /** The values of a line, as far as its columns are among those asked for. @param {(place: number) => Raw} cell @param {Iterable<{column: Column, place: number}>} columns @returns {Values} */
  values(cell, columns = this.columns.values()) {
    /** @type {Values} */
    const values = {};
    for (const { column, place } of columns) values[column.name] = valueOf(cell(place), column.kind, this.shift);
    return values;
  }
}

/** What the column of findings says of a line: what waits for an answer first. @param {import("./workbook.js").Found | null | undefined} found */
export const findingsText = (found) =>
  found ? [...found.open.map((title) => `● ${title}`), ...found.answered.map((title) => `○ ${title}`)].join("  ") : "";

/** Whole numbers in runs without gaps. @param {number[]} places @returns {{start: number, count: number}[]} */
export function runs(places) {
  /** @type {{start: number, count: number}[]} */
  const found = [];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last.start + last.count === place) last.count++;
    else found.push({ start: place, count: 1 });
  }
  return found;
}

/**
 * Tells lines that cannot be believed: whose row id is another line's, and those that stand twice.
 * @param {{key: string | null, id: string | null, place: string}[]} lines
 * @param {Map<string, string>} keysById
 * @returns {{sure: boolean[], doubts: import("./workbook.js").Doubt[]}}
 */
export function judge(lines, keysById) {
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const { key } of lines) if (key !== null) count.set(key, (count.get(key) ?? 0) + 1);
  /** @type {import("./workbook.js").Doubt[]} */
  const doubts = [];
  const sure = lines.map(({ key, id, place }) => {
    if (key === null) return false;
    const byId = id ? keysById.get(id) : undefined;
    const why = byId !== undefined && byId !== key ? "torn" : (count.get(key) ?? 0) > 1 ? "twice" : null;
    if (why) doubts.push({ key, place, why });
    return why === null;
  });
  return { sure, doubts };
}
