// Going with the person from sheet to sheet of a workbook: the one entrance for another sheet that the pane is about from now on.
import { api } from "./api.js";
import { nameOf, sheetOf } from "./sheets.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Front} Front */
/** @typedef {import("./board.js").State} State */

/** What is not known of a sheet that was just turned to. @returns {Partial<State>} */
const nothing = () => ({
  notices: [], problems: [], warnings: [], conflicts: [], choices: new Map(), findings: null, undo: null, history: null, selection: null,
  summary: null, signOffs: undefined, unsent: null, coauthored: 0, latest: 0,
});

export class Turns {
  #last = 0;
  /** Whether the page in front is still to be filled for the sheet that was turned to. */
  #unseen = false;
  /** Whether a turn failed for want of the server. */
  #waiting = false;
  /** For whom what is known of the sheets was read. */
  #person = "";

  /** @param {import("./review.js").Review} review */
  constructor(review) {
    this.review = review;
    review.addEventListener("change", () => {
      if (!this.#waiting || !review.state.online) return;
      this.#waiting = false;
      void this.follow();
    });
  }

  /** Somebody is here, and the pane about no sheet yet. What was shown to another person is not shown to this one. @param {string} person */
  begin(person) {
    this.#leave();
    this.review.held.leave(person !== this.#person);
    this.#person = person;
    this.review.set({ ...nothing(), identity: null });
  }

  /** The person looks at another sheet. What runs is not disturbed: it keeps to its own sheet, and is waited for. */
  async follow() {
    const turn = ++this.#last;
    try {
      while (turn === this.#last && !(await this.#followed(turn)));
    } catch (failure) {
      // Whoever turned on since is no longer waiting for that sheet.
      if (turn !== this.#last) return;
      this.review.failed(failure);
      this.#waiting = !this.review.state.online;
    }
  }

  /** @param {number} turn the newest one alone counts @returns {Promise<boolean>} whether nothing came between */
  async #followed(turn) {
    const { review } = this;
    await review.idle();
    const { runs } = review;
    const front = turn === this.#last && review.state.phase === "ready" ? await review.workbook.front() : null;
    if (!front || turn !== this.#last) return true;
    const here = review.held.isAbout(front);
    const template = here ? null : await this.#template(front);
    if (turn !== this.#last) return true;
    if (review.state.busy || review.runs !== runs) return false;
    if (template) {
      // Why something was not done stands until the person has read it.
      const stopped = review.state.notices.filter(({ text }) => text === words.otherSheet);
      this.turnTo(front, template);
      review.set({ notices: stopped });
      review.say("info", words.recognised(words.sheetName(template.title, front.identity.scope, front.identity.period), front.identity.revision));
    }
    if (this.#unseen) await this.#look(turn);
    return true;
  }

  /** What the page in front shows is of this sheet; what was said stands beside. @param {number} turn */
  async #look(turn) {
    const { review } = this;
    const { sheet } = review.held;
    const selection = await review.workbook.selected().catch(() => null);
    while (review.state.busy) await review.idle();
    if (turn !== this.#last || review.held.sheet !== sheet) return;
    this.#unseen = false;
    review.set({ selection });
    const { notices } = review.state;
    await review.show(review.state.page);
    if (!review.state.online) this.#unseen = this.#waiting = true;
    review.set({ notices: [...notices, ...review.state.notices.filter((notice) => !notices.includes(notice))] });
  }

  /** @param {Front} front */
  async #template(front) { return this.review.held.known(front)?.template ?? api.template(front.identity.template); }

  /** The pane is to be about that sheet, if it is not yet. @param {Front} front */
  async arrive(front) {
    if (this.review.held.isAbout(front)) front.turn();
    else this.turnTo(front, await this.#template(front));
  }

  /** Another sheet is here now. @param {Front} front @param {Template} template */
  turnTo(front, template) {
    const { review } = this;
    const { identity } = front;
    this.#leave();
    front.turn();
    review.held.turnTo(front, template);
    review.talk.forget();
    this.#unseen = true;
    const { left, foreign } = review.held.sheet;
    review.set({
      ...nothing(), ...left, identity, title: template.title, chosen: this.#chosen(identity), latest: Math.max(identity.revision, left.latest ?? 0, review.live.newest(identity)),
      coauthored: foreign.size, page: review.state.page === "conflicts" && !left.conflicts?.length ? "week" : review.state.page,
    });
    review.live.follow(identity);
  }

  /** What is shown of the sheet is kept with it. */
  #leave() {
    const { latest, unsent, problems, warnings, conflicts, choices } = this.review.state;
    this.review.held.sheet.left = { latest, unsent, problems, warnings, conflicts, choices };
  }

  /** What somebody chose to pull, and did not pull yet, stays chosen. @param {Identity} to */
  #chosen(to) {
    const { identity, chosen } = this.review.state;
    return identity && chosen && nameOf(chosen) !== nameOf(identity) ? chosen : sheetOf(to);
  }
}
