// A line as it comes: its values in the order of the sheet's columns. Pure.

/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./workbook.js").Values} Values */

/**
 * A line whose values get the names of their columns when somebody asks for them by name. A large week is written without: naming a
 * million values takes as long as reading them.
 */
export class Line {
  /** @type {Values | null} */
  #named = null;

  /** @param {string} key @param {string | null} id @param {Value[]} list @param {Map<string, number>} places where each column's value is */
  constructor(key, id, list, places) {
    this.key = key;
    this.id = id;
    this.list = list;
    this.places = places;
  }

  /** @returns {Values} */
  get values() {
    if (this.#named) return this.#named;
    /** @type {Values} */
    const named = {};
    for (const [name, place] of this.places) named[name] = this.list[place];
    this.#named = named;
    return named;
  }

  /** @param {{columns: string[], rows: {key: string, id: string | null, values: Value[]}[]}} sheet as the server answers it */
  static all({ columns, rows }) {
    const places = new Map(columns.map((name, place) => [name, place]));
    return rows.map(({ key, id, values }) => new Line(key, id, values, places));
  }
}
