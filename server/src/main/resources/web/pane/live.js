// What others do meanwhile, as the server tells it.
import { listen } from "./events.js";
import { nameOf } from "./sheets.js";
import { words } from "./words.js";

/** @typedef {import("./sheets.js").Sheet} Sheet */

export class Live {
  #stop = () => {};
  #scope = "";
  /** @type {Map<string, number>} the newest revisions that were heard of, by the names of their sheets */
  #newest = new Map();
  /** @type {Set<string>} revisions made here, as their sheets' names and numbers */
  #own = new Set();

  /** @param {import("./board.js").Board} board */
  constructor(board) { this.board = board; }

  stop() {
    this.#stop();
    this.#scope = "";
  }

  /** The newest revision of a sheet that was heard of. @param {Sheet} sheet */
  newest(sheet) { return this.#newest.get(nameOf(sheet)) ?? 0; }

  /** A sheet has that revision. @param {string} name of the sheet @param {number} revision */
  know(name, revision) { this.#newest.set(name, Math.max(this.#newest.get(name) ?? 0, revision)); }

  /** A revision was made here. @param {Sheet} sheet @param {number} revision */
  made(sheet, revision) { this.#own.add(`${nameOf(sheet)} ${revision}`); }

  /** @param {Sheet | null} sheet */
  follow(sheet) {
    if (!sheet || this.#scope === sheet.scope) return;
    this.#stop();
    this.#scope = sheet.scope;
    this.#stop = listen(sheet.scope, { revision: (event) => this.#heard(event), line: (up) => this.#line(up), refused: (status) => this.#refused(status) });
  }

  /** What is asked for next begins anew. @param {number} status */
  #refused(status) {
    this.stop();
    if (status === 401 && this.board.state.phase === "ready") this.board.expired();
  }

  /** @param {boolean} up */
  #line(up) {
    if (up === this.board.state.online) return;
    this.board.set({ online: up, notices: this.board.state.notices.filter(({ text }) => text !== words.away && text !== words.awayLong) });
    this.board.say(up ? "good" : "warn", up ? words.back : words.awayLong);
  }

  /** @param {{sheet: string, revision: number}} event */
  #heard({ sheet, revision }) {
    this.know(sheet, revision);
    if (!this.#isAbout(sheet)) return;
    this.board.set({ latest: Math.max(this.board.state.latest, revision) });
    // What this pane itself stores is told of too, perhaps before its own answer came.
    setTimeout(() => {
      const { identity, busy } = this.board.state;
      if (identity && this.#isAbout(sheet) && revision > identity.revision && !this.#own.has(`${sheet} ${revision}`) && !busy) this.board.say("info", words.live(revision));
    }, 400);
  }

  /** @param {string} name of a sheet */
  #isAbout(name) { return this.board.state.identity !== null && nameOf(this.board.state.identity) === name; }
}
