// What people say to each other about lines: the open threads of the sheet, and what is done with them. It shows nothing itself.
import { api, Failure } from "./api.js";
import { words } from "./words.js";

/** @typedef {import("./review.js").Review} Review */
/** @typedef {import("./api.js").Thread} Thread */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {{text: string, whole: boolean, key: string}} Draft a text that is not stored yet; under its key, sending it again is harmless */

const NOTHING = Object.freeze({ text: "", whole: false, key: "" });

export class Talk {
  /** @type {Thread[]} the open ones of the sheet, the latest first */
  open = [];
  /** @type {Thread[]} resolved ones of the line that they were asked for */
  resolved = [];
  /** Of which line the resolved ones are there. */
  resolvedOf = "";

  /** @param {Review} review */
  constructor(review) { this.review = review; }

  /** What is not sent yet is about the sheet, and its person's. */
  get #drafts() { return this.review.held.sheet.drafts; }

  /** Whether the person may say something, as far as roles tell; the server has the last word. */
  get mayComment() { return this.review.rights.may("comment"); }

  /** Whom one can mention: the program's members by name, and its roles for all who have them. @returns {string[]} */
  get names() {
    const { programs, identity } = this.review.state;
    const roles = Object.entries(programs.find(({ id }) => id === identity?.scope)?.members ?? {});
    const people = roles.flatMap(([, members]) => /** @type {any[]} */ (members).map((member) => (typeof member === "string" ? member : member.name)));
    return [...new Set(people)].sort((a, b) => a.localeCompare(b)).concat(roles.flatMap(([role, members]) => (/** @type {any[]} */ (members).length ? [role] : [])));
  }

  /** Reads the open threads, and marks their cells. */
  async read() {
    const { identity } = this.review.state;
    if (!identity) return;
    this.open = await api.threads(identity, { state: "open" });
    await this.#show();
  }

  /** Lines and cells of another sheet are none of these. */
  forget() {
    this.open = [];
    this.#drop();
  }

  #drop() {
    this.resolved = [];
    this.resolvedOf = "";
  }

  /** The cell that a thread is about; for a whole line the first of its key. @param {Thread} thread @returns {Cell} */
  cellOf({ key, column }) { return { key, column: column ?? this.review.held.template?.key[0] ?? "" }; }

  /** Reads all of them anew, since others may have said something. */
  look() {
    return this.review.work(words.reading, async () => {
      this.#drop();
      await this.read();
    });
  }

  /** Those of a line that were resolved. @param {string} key */
  lookBack(key) {
    return this.review.work(words.reading, async () => {
      const { identity } = this.review.state;
      if (!identity) return;
      this.resolved = await api.threads(identity, { state: "resolved", key });
      this.resolvedOf = key;
    });
  }

  /** Marks the cells that have open threads; what is about a whole line stands at its name. */
  async #show() {
    /** @type {Map<string, Map<string | null, number>>} */
    const counts = new Map();
    for (const { key, column } of this.open) {
      const line = counts.get(key) ?? new Map();
      counts.set(key, line.set(column, (line.get(column) ?? 0) + 1));
    }
    await this.review.workbook.threads(counts);
    this.review.set({});
  }

  /** The text that waits under a name. @param {string} name @returns {Readonly<Draft>} */
  draft(name) { return this.#drafts.get(name) ?? NOTHING; }

  /** The cells at which texts wait that were not sent. @returns {Cell[]} */
  get unsent() {
    return [...this.#drafts].filter(([, { text }]) => text.trim()).flatMap(([name]) => {
      const thread = this.open.find((one) => one.thread === name);
      if (thread) return [this.cellOf(thread)];
      const [key, column] = name.split("\u0000");
      return column === undefined ? [] : [{ key, column }];
    });
  }

  /** Keeps what is being written; a text that was changed is another one. @param {string} name @param {Partial<Draft>} some */
  write(name, some) {
    const changed = { ...this.draft(name), ...some, key: crypto.randomUUID() };
    if (changed.text || changed.whole) this.#drafts.set(name, changed);
    else this.#drafts.delete(name);
    this.review.set({});
  }

  /** Begins a thread with the text that was written about a cell. @param {string} name of the draft @param {Cell} cell */
  begin(name, { key, column }) {
    const { text, whole, key: retry } = this.draft(name);
    const body = whole ? { key, text } : { key, column, text };
    return this.#send(name, words.begun, (sheet) => api.beginThread(sheet, body, retry || crypto.randomUUID()));
  }

  /** Answers a thread, resolves or reopens it, or both. @param {Thread} thread @param {"open" | "resolved"} [state] what it becomes */
  add({ thread }, state) {
    const { text, key: retry } = this.draft(thread);
    const body = { ...(text.trim() ? { text } : {}), ...(state ? { state } : {}) };
    const said = state === "resolved" ? words.resolvedNow : state === "open" ? words.reopenedNow : words.replied;
    return this.#send(thread, said, (sheet) => api.addToThread(sheet, thread, body, `${retry || crypto.randomUUID()}${state ?? ""}`));
  }

  /**
   * Sends a text; until it is stored, it stays where it was written.
   * @param {string} draft its name @param {string} said when it is stored @param {(sheet: import("./api.js").Sheet) => Promise<Thread>} send
   */
  #send(draft, said, send) {
    return this.review.work(words.sending, async () => {
      const { identity } = this.review.state;
      if (!identity) return;
      let stored;
      try {
        stored = await send(identity);
      } catch (failure) {
        return this.#refused(failure);
      }
      this.#drafts.delete(draft);
      this.#place(stored);
      await this.#show();
      this.review.say("good", said);
    });
  }

  /** A text that the server does not take is no problem of a cell; what is wrong with it is said. @param {unknown} failure */
  #refused(failure) {
    const problems = failure instanceof Failure && failure.status === 422 ? failure.document.problems ?? [] : [];
    if (!problems.length) throw failure;
    for (const { message, repair } of problems) this.review.say("bad", [message, repair, words.textKept].filter(Boolean).join(" "));
  }

  /** @param {Thread} thread */
  #place(thread) {
    const other = (/** @type {Thread} */ one) => one.thread !== thread.thread;
    const at = this.open.findIndex((one) => !other(one));
    this.open = this.open.filter(other);
    this.resolved = this.resolved.filter(other);
    if (thread.state === "open") this.open.splice(Math.max(0, at), 0, thread);
    else if (this.resolvedOf === thread.key) this.resolved.unshift(thread);
  }
}
