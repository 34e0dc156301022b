// What others do meanwhile, as the server tells it.
import { listen } from "./events.js";
import { nameOf } from "./sheets.js";
import { words } from "./words.js";

/** @typedef {import("./sheets.js").Sheet} Sheet */

export class Live {
  #stop = () => {};
  #scope = "";
  /** @type {Set<number>} revisions made here */
  own = new Set();

  /** @param {import("./board.js").Board} board */
  constructor(board) { this.board = board; }

  stop() {
    this.#stop();
    this.#scope = "";
  }

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
    const { identity } = this.board.state;
    if (!identity || sheet !== nameOf(identity)) return;
    this.board.set({ latest: Math.max(this.board.state.latest, revision) });
    // What this pane itself stores is told of too, perhaps before its own answer came.
    setTimeout(() => {
      if (this.board.state.identity && revision > this.board.state.identity.revision && !this.own.has(revision) && !this.board.state.busy) this.board.say("info", words.live(revision));
    }, 400);
  }
}
