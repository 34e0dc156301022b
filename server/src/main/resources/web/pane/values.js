// Values: what the API says, what a cell of a spreadsheet holds, and when two are the same. Pure.

/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./workbook.js").Column} Column */
/** @typedef {string | number | boolean} Raw what a spreadsheet's cell holds; blank is the empty text */

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const NUMBERS = new Set(["whole number", "decimal", "money"]);

/** @param {string} kind */
export const isNumeric = (kind) => NUMBERS.has(kind);

/** @param {string} text */
const plain = (text) => text.normalize("NFC").trim();

/**
 * Whether two values are one: numbers at 15 significant digits, texts without the space around them.
 * @param {Value | undefined} one @param {Value | undefined} other
 */
export function same(one, other) {
  const a = one === undefined || (typeof one === "string" && one.trim() === "") ? null : one;
  const b = other === undefined || (typeof other === "string" && other.trim() === "") ? null : other;
  if (a === b) return true;
  if (typeof a === "number" && typeof b === "number") return a.toPrecision(15) === b.toPrecision(15);
  if (typeof a === "string" && typeof b === "string") return plain(a) === plain(b);
  return false;
}

/** The number of a day or moment in a spreadsheet; null if the text is none. @param {string} iso @param {number} [shift] days */
export function serialOf(iso, shift = 0) {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?Z?$/.exec(iso);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return (time - EPOCH) / DAY - shift;
}

/** The ISO text of a day's number; with its time if it has one. @param {number} serial @param {number} [shift] days */
export function isoOf(serial, shift = 0) {
  const time = new Date(EPOCH + Math.round((serial + shift) * 86_400) * 1000);
  if (Number.isNaN(time.getTime())) return String(serial);
  const iso = time.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19);
}

/**
 * What is to be written into a cell. Text stays text, whatever it looks like.
 * @param {Value} value @param {string} kind @param {number} [shift] the days between the two ways of counting days
 * @returns {Raw}
 */
export function rawOf(value, kind, shift = 0) {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return kind === "yes/no" ? (value ? "Yes" : "No") : value;
  if (typeof value === "number") return value;
  if (kind === "date" || kind === "date and time") {
    const serial = serialOf(value, shift);
    if (serial !== null) return serial;
  }
  return textCell(value);
}

/** A text as it is written, so that a spreadsheet takes it for nothing else. @param {string} text */
export const textCell = (text) => (/\d|^\s*[=+\-@'#]|^(true|false)$/i.test(text) ? `'${text}` : text);

/**
 * What a cell says. Where it cannot be told, its text goes to the server, which says what is wrong with it.
 * @param {Raw | null | undefined} raw @param {string} kind @param {number} [shift]
 * @returns {Value}
 */
export function valueOf(raw, kind, shift = 0) {
  if (raw === null || raw === undefined || raw === "") return null;
  if (typeof raw === "string" && raw.trim() === "") return null;
  if (kind === "date" || kind === "date and time") return typeof raw === "number" ? isoOf(raw, shift) : typeof raw === "boolean" ? String(raw) : raw.trim();
  if (kind === "yes/no") {
    if (typeof raw === "boolean") return raw;
    const word = String(raw).trim().toLowerCase();
    return word === "yes" || word === "true" ? true : word === "no" || word === "false" ? false : String(raw);
  }
  if (isNumeric(kind)) return raw;
  return typeof raw === "string" ? raw : typeof raw === "boolean" ? (raw ? "TRUE" : "FALSE") : String(raw);
}

/**
 * The key of a line: the values of the key columns, joined as the server joins them.
 * @param {Value[]} parts @returns {string | null} null if all of them are blank
 */
export function keyOf(parts) {
  if (parts.every((part) => part === null || part === "")) return null;
  return parts.map((part) => (part === null ? "" : plain(String(part)).replace(/[|\\]/g, "\\$&"))).join("|");
}

/** The parts of which a key is made. @param {string} key @returns {string[]} */
export function partsOf(key) {
  const parts = [""];
  for (const [piece] of key.matchAll(/\\.|[^\\|]+|\||\\/gs)) {
    if (piece === "|") parts.push("");
    else parts[parts.length - 1] += piece.length === 2 && piece[0] === "\\" ? piece[1] : piece;
  }
  return parts;
}

/**
 * What a person typed or pasted as text, read for a column. What is no such value stays the text that it is.
 * @param {string} text @param {Column} column @returns {Value}
 */
export function typed(text, column) {
  const word = text.trim();
  if (word === "") return null;
  if (isNumeric(column.kind) && /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(word)) return Number(word.replaceAll(",", ""));
  if (column.kind === "yes/no") return valueOf(word, column.kind);
  if (column.choices.length) return column.choices.find((choice) => choice.toLowerCase() === word.toLowerCase()) ?? word;
  return word;
}
