// Which cells a coauthor of the workbook changed, so that they are not submitted under another's name. It is kept in the browser by
// person and sheet, and of each copy of the sheet by itself: whoever closes the pane finds it again.
import { nameOf } from "./sheets.js";
import { same } from "./values.js";

/** @typedef {import("./workbook.js").Front} Front */
/** @typedef {import("./workbook.js").Value} Value */

export class Foreign {
  /** @type {Set<string>} */
  #ids = new Set();
  /** @type {Map<string, Value>} what this person put into cells: a coauthor's sort writes it, too, and does not take it away */
  #own = new Map();
  #name;
  #copy;

  /**
   * Those of a person's sheet, or of nobody's. What coauthors wrote stands also in a copy that somebody made of it: until something is
   * known of the copy itself, it is what is known of the others.
   * @param {string} [person] @param {Front} [front]
   */
  constructor(person, front) {
    this.#name = front ? `bidbook.coauthored ${nameOf(front.identity)} ${person}` : "";
    this.#copy = front?.id ?? "";
    const kept = this.#kept();
    this.#ids = new Set(kept[this.#copy] ?? Object.values(kept).flat());
    if (this.#ids.size) this.#store();
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

  /** What is kept of all copies of the sheet. @returns {Record<string, string[]>} */
  #kept() {
    try { return JSON.parse(localStorage.getItem(this.#name) ?? "{}"); } catch { return {}; }
  }

  #store() {
    if (!this.#name) return;
    const kept = { ...this.#kept(), [this.#copy]: [...this.#ids] };
    if (Object.values(kept).some((ids) => ids.length)) localStorage.setItem(this.#name, JSON.stringify(kept));
    else localStorage.removeItem(this.#name);
  }
}
