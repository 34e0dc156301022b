// What the pane can do, over any workbook: pull, refresh, validate, submit and the rest. It knows neither Excel nor a grid, and
// shows nothing itself: whoever shows it listens to "change" and reads the state.
import { api, Failure } from "./api.js";
import { listen } from "./events.js";
import { Bases, cellId, changes, mergeRow, submissionOf } from "./merge.js";
import { session } from "./session.js";
import { Talk } from "./talk.js";
import { same } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Workbook} Workbook */
/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Row} Row */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./merge.js").Change} Change */
/** @typedef {import("./merge.js").Resolution} Resolution */
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
 * @property {boolean} offerOnlyMine
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
class Stop extends Error {}

export class Review extends EventTarget {
  /** @param {Workbook} workbook @param {Sheet | null} [wanted] the sheet to begin with */
  constructor(workbook, wanted = null) {
    super();
    this.workbook = workbook;
    /** @type {State} */
    this.state = {
      phase: "starting", accounts: false, person: "", online: true, programs: [], chosen: wanted, identity: null, title: "", latest: 0, unsent: null, busy: null,
      notices: [], problems: [], warnings: [], conflicts: [], choices: new Map(), offerOnlyMine: false, coauthored: 0, findings: null, selection: null,
      history: null, undo: null, summary: null, signOffs: undefined, page: "week",
    };
    /** @type {Template | null} */
    this.template = null;
    /** @type {Bases | null} */
    this.bases = null;
    /** @type {Set<string>} cells that a coauthor changed */
    this.foreign = new Set();
    /** @type {Set<string>} cells that differ, as far as edits told */
    this.edited = new Set();
    /** @type {Set<number>} revisions made here */
    this.own = new Set();
    this.talk = new Talk(this);
    this.stopListening = () => {};
    this.listened = "";
    workbook.onSelection((cell) => this.set({ selection: cell }));
    workbook.onEdit((edit) => this.#noteEdit(edit));
  }

  /** @param {Partial<State>} some */
  set(some) {
    Object.assign(this.state, some);
    this.dispatchEvent(new Event("change"));
  }

  /** @param {Notice["kind"]} kind @param {string} text */
  say(kind, text) { this.set({ notices: [...this.state.notices.filter((notice) => notice.text !== text), { kind, text }] }); }

  /** @param {string} page */
  async show(page) {
    this.set({ page });
    if (page === "history") await this.history();
    if (page === "comments") await this.talk.look();
    if (page === "review" || page === "sign-off") await this.overview();
  }

  // --- Beginning ----------------------------------------------------------------------------------------------------

  /** Looks who is signed in, and what stands in the workbook. */
  async start() {
    await this.work(words.readingHere, async () => {
      const ways = await api.ways();
      if (ways.accounts && !session.token()) return this.set({ phase: "sign-in", accounts: true });
      const person = ways.accounts ? (await api.account()).name : session.chosenName() || "local";
      const programs = await api.programs();
      this.set({ accounts: ways.accounts, person, programs, phase: "ready" });
      await this.recognise();
    });
  }

  /** @param {string} token */
  async signedIn(token) {
    session.keep(token);
    this.set({ phase: "starting", notices: [] });
    await this.start();
  }

  async signOut() {
    await api.signOut().catch(() => null);
    session.keep(null);
    this.stopListening();
    this.listened = "";
    this.set({ phase: "sign-in", notices: [], programs: [] });
  }

  /** @param {string} name */
  chooseName(name) {
    session.chooseName(name);
    this.set({ person: name.trim() || "local" });
  }

  /** Recognises the sheet that stands in the workbook, also in a copy that came by mail. */
  async recognise() {
    const identity = await this.workbook.open();
    this.set({ identity });
    if (!identity) {
      if (!this.state.chosen) this.set({ chosen: newest(this.state.programs) });
      return this.listenTo(this.state.chosen);
    }
    const known = this.state.programs.flatMap((program) => program.sheets).find((/** @type {any} */ sheet) => sheet.sheet === nameOf(identity));
    this.set({ chosen: sheetOf(identity), latest: known?.revision ?? 0 });
    if (!known) return this.say("bad", words.sheetUnknown);
    await this.#learn(identity.template);
    this.listenTo(identity);
    this.say("info", words.recognised(words.sheetName(this.state.title, identity.scope, identity.period), identity.revision));
  }

  /** @param {string} name */
  async #learn(name) {
    this.template = await api.template(name);
    this.set({ title: this.template.title });
    this.workbook.know(this.template, new Map());
  }

  /** @param {Sheet | null} sheet */
  listenTo(sheet) {
    if (!sheet || this.listened === sheet.scope) return;
    this.stopListening();
    this.listened = sheet.scope;
    this.stopListening = listen(sheet.scope, { revision: (event) => this.#heard(event), line: (up) => this.#line(up) });
  }

  /** @param {boolean} up */
  #line(up) {
    if (up === this.state.online) return;
    this.set({ online: up, notices: this.state.notices.filter(({ text }) => text !== words.away && text !== words.awayLong) });
    this.say(up ? "good" : "warn", up ? words.back : words.awayLong);
  }

  /** @param {{sheet: string, revision: number}} event */
  #heard({ sheet, revision }) {
    const { identity } = this.state;
    if (!identity || sheet !== nameOf(identity)) return;
    this.set({ latest: Math.max(this.state.latest, revision) });
    // What this pane itself stores is told of too, perhaps before its own answer came.
    setTimeout(() => {
      if (this.state.identity && revision > this.state.identity.revision && !this.own.has(revision) && !this.state.busy) this.say("info", words.live(revision));
    }, 400);
  }

  // --- Running something --------------------------------------------------------------------------------------------

  /**
   * Runs an action: one at a time, shown while it runs, and whatever goes wrong is said.
   * @template T
   * @param {string} what @param {(signal: AbortSignal) => Promise<T>} action @param {boolean} [cancellable]
   * @returns {Promise<T | undefined>}
   */
  async work(what, action, cancellable = false) {
    if (this.state.busy) return undefined;
    const ending = new AbortController();
    this.set({ busy: { what, done: 0, total: 0, cancel: cancellable ? () => ending.abort() : null }, notices: [], offerOnlyMine: false });
    try {
      const result = await action(ending.signal);
      if (!this.state.online) this.set({ online: true });
      return result;
    } catch (failure) {
      this.#failed(failure, ending.signal.aborted);
      return undefined;
    } finally {
      this.set({ busy: null });
    }
  }

  /** @param {unknown} failure @param {boolean} cancelled */
  #failed(failure, cancelled) {
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
    if (failure.status === 401) {
      session.keep(null);
      this.set({ phase: "sign-in", accounts: true });
      return this.say("warn", words.signedOut);
    }
    const problems = failure.document.problems ?? [];
    this.set({ problems });
    this.say("bad", problems.length && failure.status === 422 ? words.problems(problems.length) : failure.message);
  }

  /** @param {string} what @returns {import("./workbook.js").Progress} */
  #progress(what) {
    return (done, total) => this.set({ busy: { what, done, total, cancel: this.state.busy?.cancel ?? null } });
  }

  /** @param {string} what */
  #phase(what) { this.set({ busy: { what, done: 0, total: 0, cancel: this.state.busy?.cancel ?? null } }); }

  #here() {
    const { identity } = this.state;
    if (!identity || !this.template) throw new Stop(words.pullFirst);
    return { identity, template: this.template };
  }

  /** The columns that people fill. */
  get entries() { return (this.template?.columns ?? []).filter(({ origin }) => origin === "entry").map(({ name }) => name); }

  /** The columns that this person may fill, as far as roles tell; the server has the last word. @param {string} scope */
  #mine(scope) {
    const you = this.state.programs.find(({ id }) => id === scope)?.you;
    if (!this.state.accounts || !you) return new Set(this.entries);
    const open = (/** @type {import("./workbook.js").Column} */ { editors }) => (editors.length ? editors.some((role) => you.roles.includes(role)) : you.may.includes("edit"));
    return new Set((this.template?.columns ?? []).filter((column) => column.origin === "entry" && open(column)).map(({ name }) => name));
  }

  // --- Pull and refresh ---------------------------------------------------------------------------------------------

  /** Writes the chosen week into the workbook; if it stands there already, brings it up to date. */
  pull() {
    return this.work(words.reading, async (signal) => {
      const { chosen } = this.state;
      if (!chosen) throw new Stop(words.chooseFirst);
      const there = await this.workbook.open(nameOf(chosen));
      if (there && nameOf(there) === nameOf(chosen)) {
        if (!this.state.identity || nameOf(this.state.identity) !== nameOf(chosen)) await this.#turnTo(there);
        return this.#refresh(signal, true, chosen);
      }
      await this.#learn(chosen.template);
      const sheet = await api.sheet(chosen, { signal });
      const template = /** @type {Template} */ (this.template);
      const program = this.state.programs.find(({ id }) => id === chosen.scope);
      /** @type {Identity} */
      const fresh = { ...chosen, revision: sheet.revision, copy: null, kept: [] };
      this.workbook.know(template, idsOf(sheet.rows));
      this.#phase(words.framing);
      await this.workbook.frame({
        template, identity: fresh, title: words.sheetName(template.title, program?.name ?? chosen.scope, chosen.period),
        subtitle: words.subtitle(program?.customer ?? "", sheet.revision, this.state.person), mine: this.#mine(chosen.scope),
      });
      this.bases = new Bases(sheet.revision, sheet.rows);
      this.edited = new Set();
      this.foreign.clear();
      this.talk.forget();
      this.set({ findings: null, history: null, undo: null, warnings: [], choices: new Map() });
      await this.#remember(fresh);
      const done = await this.workbook.add(sheet.rows, this.#progress(words.writing), signal);
      this.set({ latest: sheet.revision, unsent: 0, conflicts: [], problems: [] });
      this.listenTo(chosen);
      if (done < sheet.rows.length) return this.say("warn", words.stopped(done, sheet.rows.length));
      await this.#readFindings();
      await this.talk.read();
      return this.say("good", words.pulled(done, sheet.revision));
    }, true);
  }

  /** Brings what others changed; what was edited here stays. */
  refresh() { return this.work(words.reading, (signal) => this.#refresh(signal, false), true); }

  /** @param {AbortSignal} signal @param {boolean} complete also looks for lines that are missing here @param {Sheet} [wanted] */
  async #refresh(signal, complete, wanted) {
    const { identity, bases } = await this.#arrive(wanted);
    const sheet = await api.sheet(identity, complete ? { signal } : { since: bases.revision, signal });
    this.set({ latest: sheet.revision });
    this.#phase(words.merging);
    const merged = await this.#merge(bases, sheet, signal, complete);
    await this.#remember({ ...identity, revision: bases.revision, kept: [...bases.kept.values()] });
    const content = await this.workbook.read();
    this.#count(changes(content.rows, bases, this.entries));
    this.#tellRefreshed(merged, sheet, bases);
    await this.#readFindings();
    await this.talk.read();
  }

  /** @param {{written: number, added: number, conflicts: number}} merged @param {{revision: number, removed?: string[]}} sheet @param {Bases} bases */
  #tellRefreshed({ written, added, conflicts }, sheet, bases) {
    this.set({ notices: [] });
    this.say("good", written || added ? words.refreshed(written, added, sheet.revision) : words.upToDate(sheet.revision));
    if (this.state.unsent) this.say("info", words.editsKept(this.state.unsent));
    if (conflicts || bases.kept.size) this.say("warn", words.inConflict(Math.max(conflicts, bases.kept.size)));
    const removed = (sheet.removed ?? []).filter((key) => bases.rows.delete(key));
    if (removed.length) this.say("warn", words.removed(removed.length));
  }

  /**
   * Merges lines of the server into the workbook.
   * @param {Bases} bases @param {{revision: number, rows: Row[]}} sheet @param {AbortSignal} signal @param {boolean} complete
   */
  async #merge(bases, sheet, signal, complete) {
    const theirs = new Map(sheet.rows.map((row) => [row.key, row.values]));
    const entries = new Set(this.entries);
    const before = bases.revision;
    let written = 0;
    let conflicts = 0;
    const newer = complete || bases.revision !== sheet.revision;
    const found = !newer || theirs.size === 0 ? new Set() : await this.workbook.update(new Set(theirs.keys()), (row) => {
      const stored = theirs.get(row.key);
      if (!stored) return null;
      const merged = mergeRow(bases.row(row.key), row.values, stored, entries, (column) => bases.keptOf(row.key, column));
      bases.move(row.key, stored, merged.conflicts, before);
      written += Object.keys(merged.write).length;
      conflicts += merged.conflicts.length;
      return Object.keys(merged.write).length ? merged.write : null;
    }, this.#progress(words.merging));
    const doubtful = complete ? new Set((await this.workbook.read()).doubts.map(({ key }) => key)) : new Set();
    const missing = sheet.rows.filter(({ key }) => !found.has(key) && !doubtful.has(key) && (complete || !bases.rows.has(key)));
    const added = missing.length ? await this.workbook.add(missing, this.#progress(words.writing), signal) : 0;
    for (const { key, values } of sheet.rows) {
      if (found.has(key)) continue;
      // A line that is not here, or cannot be told, was not brought up to date: what it was made from stays what it was.
      const base = bases.row(key);
      const stale = base && !missing.some((row) => row.key === key) ? [...entries].filter((column) => !same(base[column], values[column])) : [];
      bases.move(key, values, stale, before);
    }
    bases.revision = sheet.revision;
    return { written, added, conflicts };
  }

  /**
   * Which sheet the person is on, and what its cells were made from.
   * @param {Sheet} [wanted] the sheet that is meant, wherever the person is
   * @returns {Promise<{identity: Identity, bases: Bases}>}
   */
  async #arrive(wanted) {
    const { identity } = this.#here();
    // In a workbook with several authors another one's refresh may have moved it.
    const current = await this.workbook.open(wanted && nameOf(wanted));
    if (!current) throw new Stop(words.tableGone);
    if (nameOf(current) !== nameOf(identity)) await this.#turnTo(current);
    else if (!this.bases || this.bases.revision !== current.revision) this.bases = null;
    if (!this.bases) {
      const sheet = await api.sheet(current, { at: current.revision });
      this.workbook.know(/** @type {Template} */ (this.template), idsOf(sheet.rows));
      this.bases = new Bases(current.revision, sheet.rows, current.kept);
    }
    this.set({ identity: current });
    return { identity: current, bases: this.bases };
  }

  /** Another sheet of the same workbook. @param {Identity} identity */
  async #turnTo(identity) {
    await this.#learn(identity.template);
    this.bases = null;
    this.edited = new Set();
    this.foreign.clear();
    this.talk.forget();
    this.set({ identity, chosen: sheetOf(identity), latest: identity.revision, findings: null, problems: [], warnings: [], conflicts: [], choices: new Map(), undo: null });
    this.listenTo(identity);
  }

  /** @param {Identity} identity */
  async #remember(identity) {
    await this.workbook.remember(identity);
    this.set({ identity });
  }

  // --- Validate and submit ------------------------------------------------------------------------------------------

  /** The cells that were changed here; those in which nothing may be believed as problems. @param {Bases} bases */
  async #changed(bases) {
    const content = await this.workbook.read();
    const known = this.template?.rows === "people" ? content.rows : content.rows.filter(({ key }) => bases.rows.has(key));
    const all = changes(known, bases, this.entries);
    this.#count(all);
    /** @type {Problem[]} */
    const problems = content.doubts.map(({ key, place, why }) => ({ key, column: null, value: null, message: `${words.line(key)}, ${place}: ${words.doubt[why]}`, repair: null, place }));
    for (const { key } of content.rows) {
      if (this.template?.rows !== "people" && !bases.rows.has(key)) problems.push({ key, column: null, value: null, message: `${words.line(key)}: ${words.notALine}`, repair: null });
    }
    return { all, problems };
  }

  /** @param {Change[]} all */
  #count(all) {
    this.edited = new Set(all.map(({ key, column }) => cellId(key, column)));
    for (const id of this.foreign) if (!this.edited.has(id)) this.foreign.delete(id);
    this.set({ unsent: all.length, coauthored: this.foreign.size });
  }

  /** Checks what was changed, stores nothing, and reads the findings. */
  validate() {
    return this.work(words.checking, async () => {
      const { identity, bases } = await this.#arrive();
      const { all, problems } = await this.#changed(bases);
      const body = submissionOf(all, bases.revision);
      const checked = all.length ? await api.check(identity, body) : { problems: [], warnings: [], conflicts: [] };
      const found = [...problems, ...checked.problems];
      this.set({ problems: found, warnings: checked.warnings, page: "findings" });
      await this.#mark(found, checked.conflicts);
      await this.#readFindings();
      if (found.length) this.say("bad", words.problems(found.length));
      else this.say("good", words.inOrder(all.length));
      if (checked.conflicts.length) this.say("warn", words.inConflict(checked.conflicts.length));
    });
  }

  /** @param {Problem[]} problems @param {Conflict[]} conflicts */
  async #mark(problems, conflicts) {
    /** @type {import("./workbook.js").Mark[]} */
    const marks = [];
    for (const { key, column, message } of problems) if (key !== null && column !== null) marks.push({ key, column, kind: "problem", words: message });
    for (const { key, column, by, at } of conflicts) marks.push({ key, column, kind: "conflict", words: words.byAt(by, at) });
    await this.workbook.mark(marks);
  }

  /**
   * Submits the changed cells, and those alone.
   * @param {{onlyMine?: boolean, coauthors?: boolean}} [how]
   */
  submit({ onlyMine = false, coauthors = false } = {}) {
    return this.work(words.submitting, async () => {
      const { identity, bases } = await this.#arrive();
      const { all, problems } = await this.#changed(bases);
      if (problems.length) {
        this.set({ problems, page: "findings" });
        return this.say("bad", words.problems(problems.length));
      }
      const mine = coauthors ? all : all.filter(({ key, column }) => !this.foreign.has(cellId(key, column)));
      if (mine.length < all.length) this.say("info", words.coauthors(all.length - mine.length));
      if (!mine.length) return this.say("info", words.nothingToSubmit);
      return this.#send(identity, bases, mine, onlyMine);
    });
  }

  /** @param {Identity} identity @param {Bases} bases @param {Change[]} cells @param {boolean} onlyMine */
  async #send(identity, bases, cells, onlyMine) {
    const choices = this.#resolutions();
    try {
      const answer = await api.submit(identity, submissionOf(cells, bases.revision, choices), onlyMine);
      this.own.add(answer.revision);
      await this.#stored(identity, bases, cells, choices, onlyMine);
      this.set({ conflicts: [], choices: new Map(), problems: [], warnings: answer.warnings ?? [], page: "week", latest: Math.max(this.state.latest, answer.revision) });
      await this.workbook.mark([]);
      this.set({ notices: this.state.notices.filter(({ kind }) => kind !== "good") });
      this.say("good", words.submitted(answer.revision, answer.cells.changed));
    } catch (failure) {
      if (!(failure instanceof Failure) || (failure.status !== 409 && failure.status !== 422)) throw failure;
      await this.#refused(failure);
    }
  }

  /** @param {Failure} failure */
  async #refused(failure) {
    const { conflicts, problems } = failure.document;
    if (conflicts) {
      const asked = new Set(conflicts.map(conflictId));
      this.set({ conflicts, choices: new Map([...this.state.choices].filter(([id]) => asked.has(id))), page: "conflicts" });
      await this.#mark([], conflicts);
      return this.say("warn", words.conflicts(conflicts.length));
    }
    this.set({ problems: problems ?? [], page: "findings", offerOnlyMine: (problems ?? []).some((/** @type {Problem} */ { type }) => type === "not-yours-to-edit") });
    await this.#mark(problems ?? [], []);
    return this.say("bad", problems?.length ? words.problems(problems.length) : failure.message);
  }

  /**
   * What was submitted is what is stored now; then what others stored meanwhile is brought.
   * @param {Identity} identity @param {Bases} bases @param {Change[]} cells @param {Resolution[]} choices @param {boolean} onlyMine some may have been left out
   */
  async #stored(identity, bases, cells, choices, onlyMine) {
    const sheet = await api.sheet(identity, { since: bases.revision });
    const theirs = new Map(sheet.rows.map((row) => [row.key, row.values]));
    const given = new Set(choices.filter(({ take }) => take === "theirs").map(({ key, column }) => cellId(key, column)));
    for (const { key, column, value } of cells) {
      const id = cellId(key, column);
      const stored = theirs.get(key)?.[column] ?? null;
      if (onlyMine && !given.has(id) && !same(stored, value)) continue;
      // What is stored is what was sent, or what was chosen instead; if it is neither, it is newer, and the merge brings it.
      bases.settle(key, column, value);
      this.foreign.delete(id);
    }
    await this.#merge(bases, sheet, new AbortController().signal, false);
    await this.#remember({ ...identity, revision: bases.revision, kept: [...bases.kept.values()] });
    const content = await this.workbook.read();
    this.#count(changes(content.rows, bases, this.entries));
    await this.#readFindings();
  }

  #resolutions() {
    return this.state.conflicts.flatMap((conflict) => {
      const take = this.state.choices.get(conflictId(conflict));
      return take ? [{ key: conflict.key, column: conflict.column, take, theirs: conflict.theirs }] : [];
    });
  }

  /** @param {Conflict[]} conflicts @param {"mine" | "theirs"} take */
  choose(conflicts, take) {
    const choices = new Map(this.state.choices);
    for (const conflict of conflicts) choices.set(conflictId(conflict), take);
    this.set({ choices });
  }

  // --- Findings, history, undo --------------------------------------------------------------------------------------

  async #readFindings() {
    const { identity, template } = this.#here();
    if (!template.rules.length) return;
    const { revision, findings } = await api.findings(identity);
    this.set({ findings: { revision, list: findings } });
    /** @type {Map<string, import("./workbook.js").Found>} */
    const byLine = new Map();
    for (const { key, title, state, pointsAt } of findings) {
      const line = byLine.get(key) ?? { open: [], answered: [], points: [] };
      if (state === "answered") line.answered.push(title);
      else { line.open.push(title); line.points.push(...pointsAt); }
      byLine.set(key, line);
    }
    await this.workbook.findings(byLine);
  }

  /** Goes to the next finding that waits for an answer, in the order of the lines, from the selected cell on. */
  nextFinding() {
    return this.work(words.readingHere, async () => {
      this.#here();
      if (!this.state.findings) await this.#readFindings();
      const waiting = (this.state.findings?.list ?? []).filter(({ state }) => state !== "answered");
      if (!waiting.length) return this.say("good", words.noFindings);
      const { rows } = await this.workbook.read();
      const order = new Map(rows.map(({ key }, index) => [key, index]));
      const here = await this.workbook.selected();
      const from = here ? order.get(here.key) ?? -1 : -1;
      const sorted = waiting.filter(({ key }) => order.has(key)).sort((a, b) => /** @type {number} */ (order.get(a.key)) - /** @type {number} */ (order.get(b.key)));
      const after = sorted.find((finding) => /** @type {number} */ (order.get(finding.key)) > from || (finding.key === here?.key && this.#isLater(finding, sorted, here)));
      return this.#goTo(placeOf(after ?? sorted[0] ?? waiting[0]), after ?? sorted[0]);
    });
  }

  /** Whether a finding of the selected line comes after the one that the selected cell belongs to. @param {Finding} finding @param {Finding[]} sorted @param {Cell} here */
  #isLater(finding, sorted, here) {
    const line = sorted.filter(({ key }) => key === here.key);
    const at = line.findLastIndex((one) => placeOf(one).column === here.column);
    return at >= 0 && line.indexOf(finding) > at;
  }

  /** @param {Cell} cell */
  goTo(cell) { return this.work(words.readingHere, () => this.#goTo(cell)); }

  /** @param {Cell} cell @param {Finding} [finding] */
  async #goTo(cell, finding) {
    const where = await this.workbook.select(cell);
    this.set({ selection: where === "gone" ? this.state.selection : cell });
    if (where === "gone") this.say("warn", words.cellGone);
    else if (finding) this.say("info", `${finding.title}. ${finding.ask}`);
    if (where === "hidden") this.say("warn", words.cellHidden);
  }

  /** Who changed the selected cell. */
  history() {
    return this.work(words.reading, async () => {
      const { identity } = this.#here();
      const cell = (await this.workbook.selected()) ?? this.state.selection;
      if (!cell) return this.set({ history: null });
      const { entries } = await api.history(identity, { key: cell.key, column: cell.column, limit: 50 });
      return this.set({ selection: cell, history: { cell, entries } });
    });
  }

  /** Looks what undoing one's last submission would do. */
  undoMine() {
    return this.work(words.reading, async () => {
      const { identity } = this.#here();
      const { entries } = await api.history(identity, { person: this.state.person, limit: 100 });
      const last = entries.find((entry) => entry.sheet === nameOf(identity) && ["rows", "workbook"].includes(entry.kind));
      if (!last) return this.say("info", words.undoNothing);
      try {
        const preview = await api.undo(last.submission, true);
        return this.set({ undo: { submission: last.submission, changed: preview.cells.changed, kept: preview.cells.kept } });
      } catch (failure) {
        if (failure instanceof Failure && failure.status === 409) return this.say("info", words.undoNothing);
        throw failure;
      }
    });
  }

  undoNow() {
    return this.work(words.undoing, async (signal) => {
      const { undo } = this.state;
      if (!undo) return;
      const answer = await api.undo(undo.submission, false);
      this.own.add(answer.revision);
      this.set({ undo: null });
      await this.#refresh(signal, false);
      this.set({ notices: this.state.notices.filter(({ kind }) => kind !== "good") });
      this.say("good", words.undone(answer.revision));
    });
  }

  // --- The week as a whole ------------------------------------------------------------------------------------------

  /** How far the week is, and who signed it. */
  overview() {
    return this.work(words.reading, async () => {
      const sheet = this.state.identity ?? this.state.chosen;
      if (!sheet) throw new Stop(words.chooseFirst);
      const [summary, signOffs, programs] = await Promise.all([api.summary(sheet), api.signOffs(sheet), api.programs()]);
      this.set({ summary, signOffs, programs });
    });
  }

  complete() {
    return this.work(words.submitting, async () => {
      const { identity } = this.#here();
      await api.complete(identity);
      this.set({ programs: await api.programs() });
      this.say("good", words.completed);
    });
  }

  /** @param {string} comment */
  signOff(comment) {
    return this.work(words.submitting, async () => {
      const { identity, bases } = await this.#arrive();
      if (this.state.latest > identity.revision) throw new Stop(words.refreshBeforeSigning);
      const { all } = await this.#changed(bases);
      if (all.length) throw new Stop(words.submitBeforeSigning);
      const signed = await api.signOff(identity, comment ? { revision: identity.revision, comment } : { revision: identity.revision });
      this.set({ signOffs: await api.signOffs(identity) });
      this.say("good", words.signed(signed.revision));
    });
  }

  /**
   * Brings back what was edited and not submitted, with what it was made from then.
   * @param {{identity: Identity, cells: Change[]}} draft @param {(cells: Change[]) => void} write
   */
  restore(draft, write) {
    return this.work(words.merging, async () => {
      const { identity, bases } = await this.#arrive();
      for (const { key, column, base, revision } of draft.cells) {
        const row = bases.row(key);
        if (row && !same(row[column], base)) bases.kept.set(cellId(key, column), { key, column, base, revision });
      }
      write(draft.cells.filter(({ key, column, value }) => bases.rows.has(key) && !same(bases.row(key)?.[column], value)));
      for (const { key, column, value } of draft.cells) if (same(bases.row(key)?.[column], value)) bases.kept.delete(cellId(key, column));
      await this.#remember({ ...identity, kept: [...bases.kept.values()] });
      this.say("info", words.draft(this.state.unsent ?? draft.cells.length));
      if (bases.kept.size) this.say("warn", words.inConflict(bases.kept.size));
    });
  }

  /** @param {import("./workbook.js").Edit} edit */
  #noteEdit({ cells, remote, whole }) {
    if (whole || !this.bases) return this.set({ unsent: null });
    const entries = new Set(this.entries);
    for (const { key, column, value } of cells) {
      if (!entries.has(column)) continue;
      const id = cellId(key, column);
      if (same(this.bases.of(key, column).base, value)) { this.edited.delete(id); this.foreign.delete(id); continue; }
      this.edited.add(id);
      if (remote) this.foreign.add(id);
      else this.foreign.delete(id);
    }
    return this.set({ unsent: this.edited.size, coauthored: this.foreign.size });
  }
}

/** @param {Sheet} sheet */
export const nameOf = ({ template, scope, period }) => `${template}/${scope}/${period}`;
/** @param {Sheet} sheet @returns {Sheet} */
const sheetOf = ({ template, scope, period }) => ({ template, scope, period });
/** @param {{key: string, column: string}} conflict */
export const conflictId = ({ key, column }) => cellId(key, column);
/** The cell to go to for a finding: what is missing, or what it points at. @param {Finding} finding @returns {Cell} */
export const placeOf = ({ key, missing, asksFor, pointsAt }) => ({ key, column: missing[0] ?? asksFor[0] ?? pointsAt[0] ?? "" });

/** @param {Row[]} rows */
function idsOf(rows) {
  /** @type {Map<string, string>} */
  const ids = new Map();
  for (const { id, key } of rows) if (id) ids.set(id, key);
  return ids;
}

/** The newest week that people review. @param {any[]} programs @returns {Sheet | null} */
function newest(programs) {
  const sheets = programs.flatMap((program) => program.sheets.filter((/** @type {any} */ sheet) => !sheet.follows && /-W/.test(sheet.period)).map((/** @type {any} */ sheet) => ({ ...sheet, scope: program.id })));
  const last = sheets.sort((a, b) => b.period.localeCompare(a.period))[0];
  return last ? { template: last.template, scope: last.scope, period: last.period } : null;
}
