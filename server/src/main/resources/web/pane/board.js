// What the pane shows, as data, and how an action runs: one at a time, seen while it runs, and whatever goes wrong is said.
import { Failure } from "./api.js";
import { session } from "./session.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./api.js").Problem & {place?: string}} Problem */
/** @typedef {import("./api.js").Conflict} Conflict */
/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {{template: string, scope: string, period: string}} Sheet */
/** @typedef {{kind: "good" | "warn" | "bad" | "info", text: string}} Notice */

/**
 * What is to be shown.
 * @typedef {object} State
 * @property {"starting" | "sign-in" | "ready"} phase
 * @property {boolean} accounts
 * @property {string} person
 * @property {boolean} online
 * @property {any[]} programs
 * @property {Sheet | null} chosen
 * @property {Identity | null} identity what stands in the workbook
 * @property {string} title the template's title
 * @property {number} latest the newest revision that is known of
 * @property {number | null} unsent how many cells differ from what is stored; null: not known
 * @property {{what: string, done: number, total: number, cancel: (() => void) | null} | null} busy
 * @property {Notice[]} notices what the last action has to say
 * @property {Problem[]} problems
 * @property {Problem[]} warnings
 * @property {Conflict[]} conflicts
 * @property {Map<string, "mine" | "theirs">} choices
 * @property {number} coauthored
 * @property {{revision: number, list: Finding[]} | null} findings
 * @property {Cell | null} selection
 * @property {{cell: Cell, entries: import("./api.js").Entry[]} | null} history
 * @property {{submission: string, changed: number, kept: number} | null} undo
 * @property {any} summary
 * @property {any} signOffs
 * @property {string} page
 */

/** A stop that its words explain to the person. */
export class Stop extends Error {}

export class Board extends EventTarget {
  /** How many actions have begun. */
  runs = 0;

  /** @param {Sheet | null} wanted the sheet to begin with */
  constructor(wanted) {
    super();
    /** @type {State} */
    this.state = {
      phase: "starting", accounts: false, person: "", online: true, programs: [], chosen: wanted, identity: null, title: "", latest: 0, unsent: null, busy: null,
      notices: [], problems: [], warnings: [], conflicts: [], choices: new Map(), coauthored: 0, findings: null, selection: null,
      history: null, undo: null, summary: null, signOffs: undefined, page: "week",
    };
  }

  /** @param {Partial<State>} some */
  set(some) {
    Object.assign(this.state, some);
    this.dispatchEvent(new Event("change"));
  }

  /** @param {Notice["kind"]} kind @param {string} text */
  say(kind, text) { this.set({ notices: [...this.state.notices.filter((notice) => notice.text !== text), { kind, text }] }); }

  /**
   * Runs an action: one at a time, shown while it runs, and whatever goes wrong is said.
   * @template T
   * @param {string} what @param {(signal: AbortSignal) => Promise<T>} action @param {boolean} [cancellable]
   * @returns {Promise<T | undefined>}
   */
  async work(what, action, cancellable = false) {
    if (this.state.busy) return undefined;
    this.runs++;
    const ending = new AbortController();
    this.set({ busy: { what, done: 0, total: 0, cancel: cancellable ? () => ending.abort() : null }, notices: [] });
    try {
      const result = await action(ending.signal);
      if (!this.state.online) this.set({ online: true });
      return result;
    } catch (failure) {
      this.failed(failure, ending.signal.aborted);
      return undefined;
    } finally {
      this.set({ busy: null });
    }
  }

  /** Once nothing runs. */
  async idle() {
    while (this.state.busy) await new Promise((resolve) => { this.addEventListener("change", resolve, { once: true }); });
  }

  /** @param {unknown} failure @param {boolean} [cancelled] */
  failed(failure, cancelled = false) {
    if (failure instanceof Stop) return this.say("warn", failure.message);
    if (cancelled) return this.say("info", words.cancelled);
    if (!(failure instanceof Failure)) {
      console.warn(failure);
      return this.say("bad", failure instanceof Error && failure.message ? failure.message : words.failed);
    }
    if (failure.isAway) {
      this.set({ online: false });
      return this.say("warn", words.awayLong);
    }
    if (failure.status === 401) return this.expired();
    const problems = failure.document.problems ?? [];
    if (problems.length) this.set({ problems });
    this.say("bad", problems.length && failure.status === 422 ? words.problems(problems.length) : failure.message);
  }

  /** The sign-in does not count any more. */
  expired() {
    session.keep(null);
    this.set({ phase: "sign-in", accounts: true });
    this.say("warn", words.signedOut);
  }

  /** @param {string} what @returns {import("./workbook.js").Progress} */
  progress(what) {
    return (done, total) => this.set({ busy: { what, done, total, cancel: this.state.busy?.cancel ?? null } });
  }

  /** @param {string} what */
  phase(what) { this.set({ busy: { what, done: 0, total: 0, cancel: this.state.busy?.cancel ?? null } }); }
}
