// Which cells a coauthor of the workbook changed, so that they are not submitted under another's name. It is kept in the browser by
// person and sheet: whoever closes the pane finds it again.
import { nameOf } from "./sheets.js";
import { same } from "./values.js";

/** @typedef {import("./sheets.js").Sheet} Sheet */
/** @typedef {import("./workbook.js").Value} Value */

export class Foreign {
  /** @type {Set<string>} */
  #ids = new Set();
  /** @type {Map<string, Value>} what this person put into cells: a coauthor's sort writes it, too, and does not take it away */
  #own = new Map();
  #name;

  /** Those of a person's copy of a sheet, or of nobody's. @param {string} [person] @param {Sheet} [sheet] */
  constructor(person, sheet) {
    this.#name = sheet ? `bidbook.coauthored ${nameOf(sheet)} ${person}` : "";
    try {
      this.#ids = new Set(JSON.parse(localStorage.getItem(this.#name) ?? "[]"));
    } catch {
      this.#ids = new Set();
    }
  }

  get size() { return this.#ids.size; }

  /** @param {string} id */
  has(id) { return this.#ids.has(id); }

  /**
   * Somebody put values into cells.
   * @param {{id: string, value: Value, stored: boolean}[]} edits `stored`: the value is what the server holds @param {boolean} remote a coauthor did it
   */
  note(edits, remote) {
    const after = new Set(this.#ids);
    for (const { id, value, stored } of edits) {
      if (remote && !stored && this.#own.has(id) && same(this.#own.get(id) ?? null, value)) continue;
      if (remote && !stored) after.add(id);
      else after.delete(id);
      if (remote || stored) this.#own.delete(id);
      else this.#own.set(id, value);
    }
    this.#become(after);
  }

  /** The lines of these keys were looked at. @param {Map<string, Value>} edited all of their cells that differ from what is stored @param {Set<string>} keys */
  counted(edited, keys) {
    this.#become(new Set([...this.#ids].filter((id) => edited.has(id) || !keys.has(id.split("\u0000")[0]))));
    this.#own = new Map([...edited].filter(([id]) => !this.#ids.has(id)));
  }

  clear() {
    this.#own.clear();
    this.#become(new Set());
  }

  /** @param {Set<string>} after */
  #become(after) {
    const before = this.#ids;
    this.#ids = after;
    if (before.size !== after.size || [...after].some((id) => !before.has(id))) this.#store();
  }

  #store() {
    if (!this.#name) return;
    if (this.#ids.size) localStorage.setItem(this.#name, JSON.stringify([...this.#ids]));
    else localStorage.removeItem(this.#name);
  }
}
