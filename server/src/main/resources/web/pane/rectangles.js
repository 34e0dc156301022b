// In how many rectangles single cells are written, as they come line by line. Pure.
import { runs } from "./places.js";

/** @type {ReadonlyMap<number, unknown>} */
const NOTHING = new Map();

/** Lines that follow each other are written together: across each line or down each column, whichever takes fewer. */
export class Rectangles {
  /** How many it takes across the lines. */
  across = 0;
  /** How many it takes down the columns. */
  down = 0;
  #above = NOTHING;
  #row = -1;

  get #fewest() { return Math.min(this.across, this.down); }

  /** @param {number} row @param {ReadonlyMap<number, unknown>} cells by place @returns {number} how many more it takes with this line */
  add(row, cells) {
    if (row !== this.#row + 1 || this.#above.size === 0) {
      this.#above = NOTHING;
      this.across = this.down = 0;
    }
    const before = this.#fewest;
    const places = [...cells.keys()];
    this.across += runs(places).length;
    this.down += places.filter((place) => !this.#above.has(place)).length;
    this.#above = cells;
    this.#row = row;
    return this.#fewest - before;
  }
}
