// Lines as they are written into the cells of a spreadsheet, and the bytes that each takes in a request. Pure.
import { bytesOf } from "./chunks.js";
import { findingsText } from "./places.js";
import { rawOf, textCell } from "./values.js";

/** @typedef {import("./line.js").Line} Line */
/** @typedef {import("./values.js").Raw} Raw */
/** @typedef {import("./workbook.js").Found} Found */
/** @typedef {{raw: Raw, bytes: number}} Cell */

/** So many different contents of a column are remembered. Where there are more, mostly each line has its own. */
const MOST_KNOWN = 2_000;

/**
 * What the contents of a column are written as. A column of a large week has few different ones: what each is written as is worked out once.
 * @template T
 */
export class Cells {
  /** @type {Map<T | null, Cell>} */
  #known = new Map();
  /** @type {T | null} */
  #last = null;

  /** @param {(content: T | null) => Raw} rawOf */
  constructor(rawOf) {
    this.rawOf = rawOf;
    this.cell = this.#learned(null);
  }

  /** Mostly it is that of the line before. @param {T | null} content @returns {Cell} */
  of(content) {
    if (content !== this.#last) {
      this.#last = content;
      this.cell = this.#known.get(content) ?? this.#learned(content);
    }
    return this.cell;
  }

  /** @param {T | null} content @returns {Cell} */
  #learned(content) {
    const raw = this.rawOf(content);
    const cell = { raw, bytes: bytesOf(raw) };
    if (this.#known.size < MOST_KNOWN) this.#known.set(content, cell);
    return cell;
  }
}

const BLANK = bytesOf("");

/** Lines that are made when they are asked for: of a large week a piece is written before the next one is made. */
export class Written {
  /** @type {Raw[][]} those that were made and not taken yet */
  #made = [];
  #next = 0;

  /** @param {Line[]} lines @param {Map<string, Found> | null} found @param {import("./places.js").Places} places */
  constructor(lines, found, places) {
    this.lines = lines;
    this.columns = [...places.columns.values()].flatMap(({ column, place }) => {
      const from = lines[0]?.places.get(column.name);
      return from === undefined ? [] : [{ place, from, cells: new Cells((/** @type {import("./values.js").Value} */ value) => rawOf(value, column.kind, places.shift)) }];
    });
    /** @type {{place: number, cells: Cells<any>, of: (line: Line) => any}[]} */
    this.others = [];
    if (found && places.findings >= 0) this.others.push({ place: places.findings, cells: new Cells(findingsText), of: ({ key }) => found.get(key) ?? null });
    if (places.rowId >= 0) this.others.push({ place: places.rowId, cells: new Cells((/** @type {string | null} */ id) => (id ? textCell(id) : "")), of: ({ id }) => id });
    /** @type {Raw[]} */
    this.blank = new Array(places.width).fill("");
    this.blankBytes = BLANK * (places.width - this.columns.length - this.others.length);
  }

  /** Makes the next line. @returns {number} its bytes in a request */
  next() {
    const line = this.lines[this.#next++];
    const { list } = line;
    const raws = this.blank.slice();
    let bytes = this.blankBytes;
    for (const { place, from, cells } of this.columns) {
      const cell = cells.of(list[from]);
      raws[place] = cell.raw;
      bytes += cell.bytes;
    }
    for (const { place, cells, of } of this.others) {
      const cell = cells.of(of(line));
      raws[place] = cell.raw;
      bytes += cell.bytes;
    }
    this.#made.push(raws);
    // What parts the lines.
    return bytes + 2;
  }

  /** Takes the first of the lines that were made. @param {number} count */
  take(count) { return this.#made.splice(0, count); }
}
