// Going with the person from sheet to sheet of a workbook.
import { api } from "./api.js";
import { nameOf, sheetOf } from "./sheets.js";

/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./board.js").State} State */
/** @typedef {Pick<State, "latest" | "problems" | "warnings" | "conflicts" | "choices" | "offerOnlyMine">} Left what is not to be asked for again when one comes back */

/** What is not known of a sheet that was just turned to. @returns {Partial<State>} */
const nothing = () => ({
  notices: [], problems: [], warnings: [], conflicts: [], choices: new Map(), offerOnlyMine: false, findings: null, undo: null, history: null, selection: null,
  summary: null, signOffs: undefined, unsent: null,
});

export class Turns {
  #last = 0;
  /** @type {Map<string, Left>} by the names of the sheets that were turned away from */
  #left = new Map();

  /** @param {import("./review.js").Review} review */
  constructor(review) { this.review = review; }

  /** The person looks at another sheet. What runs is not disturbed: it keeps to its own sheet, and is waited for. */
  async follow() {
    const turn = ++this.#last;
    try {
      while (turn === this.#last && !(await this.#followed()));
    } catch (failure) {
      this.review.failed(failure);
    }
  }

  /** @returns {Promise<boolean>} whether nothing came between */
  async #followed() {
    const { review } = this;
    await review.idle();
    const { runs } = review;
    const front = review.state.phase === "ready" ? await review.workbook.front() : null;
    if (!front || this.#isHere(front.identity)) return true;
    const template = await api.template(front.identity.template);
    if (review.state.busy || review.runs !== runs) return false;
    front.turn();
    this.turnTo(front.identity, template);
    await this.#look();
    return true;
  }

  /** What the page in front shows is of this sheet. */
  async #look() {
    const { review } = this;
    const { identity } = review.state;
    const selection = await review.workbook.selected().catch(() => null);
    if (review.state.identity !== identity) return;
    review.set({ selection });
    await review.show(review.state.page === "conflicts" && !review.state.conflicts.length ? "week" : review.state.page);
  }

  /** @param {Identity} identity */
  #isHere(identity) { return this.review.state.identity !== null && nameOf(this.review.state.identity) === nameOf(identity); }

  /** Another sheet of the same workbook. @param {Identity} identity @param {Template} template */
  turnTo(identity, template) {
    const { review } = this;
    this.#leave();
    review.held.know(template);
    review.held.recognised(identity);
    review.talk.forget();
    const left = this.#left.get(nameOf(identity));
    review.set({ ...nothing(), ...left, identity, chosen: this.#chosen(identity), latest: Math.max(identity.revision, left?.latest ?? 0), coauthored: review.held.foreign.size });
    review.live.follow(identity);
  }

  #leave() {
    const { identity, latest, problems, warnings, conflicts, choices, offerOnlyMine } = this.review.state;
    if (identity) this.#left.set(nameOf(identity), { latest, problems, warnings, conflicts, choices, offerOnlyMine });
  }

  /** What somebody chose to pull, and did not pull yet, stays chosen. @param {Identity} to */
  #chosen(to) {
    const { identity, chosen } = this.review.state;
    return identity && chosen && nameOf(chosen) !== nameOf(identity) ? chosen : sheetOf(to);
  }
}
