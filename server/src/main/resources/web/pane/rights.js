// What a person may do in the sheet's program, as far as roles tell; the server has the last word.
import { branchPart } from "./sheets.js";
import { partsOf } from "./values.js";

/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Column} Column */

export class Rights {
  /** @param {import("./review.js").Review} review */
  constructor(review) { this.review = review; }

  /** What the program tells of the person. @param {string | undefined} scope */
  #you(scope) { return this.review.state.programs.find(({ id }) => id === scope)?.you; }

  /** @param {"comment" | "complete" | "sign"} act */
  may(act) {
    const { identity, chosen } = this.review.state;
    return this.#you((identity ?? chosen)?.scope)?.may?.includes(act) ?? true;
  }

  /** The columns that this person may fill. @param {Template} template @param {string} scope @returns {Set<string>} */
  columns(template, scope) {
    const you = this.#you(scope);
    const entries = template.columns.filter(({ origin }) => origin === "entry");
    const open = (/** @type {Column} */ { editors }) => (editors.length ? editors.some((role) => you.roles.includes(role)) : you.may.includes("edit"));
    return new Set((this.review.state.accounts && you ? entries.filter(open) : entries).map(({ name }) => name));
  }

  /** Whether lines of that key are of the branches to which the person may be limited. @param {Template} template @param {string} scope @returns {(key: string) => boolean} */
  lines(template, scope) {
    const limits = new Set((this.#you(scope)?.branches ?? []).map((/** @type {string} */ branch) => branch.toLowerCase()));
    const at = branchPart(template.key);
    if (!this.review.state.accounts || limits.size === 0) return () => true;
    return (key) => at >= 0 && limits.has((partsOf(key)[at] ?? "").toLowerCase());
  }
}
