// What the pane can do, over any workbook: pull, refresh, validate, submit, and go through the findings; the rest stands in rooms
// of its own. It knows neither Excel nor a grid, and shows nothing itself: whoever shows it listens to "change" and reads the state.
import { Agreement } from "./agreement.js";
import { api, Failure } from "./api.js";
import { Board, Stop } from "./board.js";
import { Held } from "./held.js";
import { Live } from "./live.js";
import { cellId, submissionOf } from "./merge.js";
import { Past } from "./past.js";
import { Rights } from "./rights.js";
import { session } from "./session.js";
import { conflictId, nameOf, newest, placeOf, sheetOf } from "./sheets.js";
import { Talk } from "./talk.js";
import { Turns } from "./turns.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Workbook} Workbook */
/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./merge.js").Change} Change */
/** @typedef {import("./api.js").Problem & {place?: string}} Problem */
/** @typedef {import("./api.js").Conflict} Conflict */
/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {{template: string, scope: string, period: string}} Sheet */

export class Review extends Board {
  /** @param {Workbook} workbook @param {Sheet | null} [wanted] the sheet to begin with */
  constructor(workbook, wanted = null) {
    super(wanted);
    this.workbook = workbook;
    this.rights = new Rights(this);
    this.held = new Held(this);
    this.past = new Past(this);
    this.agreement = new Agreement(this);
    this.talk = new Talk(this);
    this.live = new Live(this);
    this.turns = new Turns(this);
    workbook.onTurn(() => void this.turns.follow());
    workbook.onSelection((cell) => this.set({ selection: cell }));
    workbook.onEdit((edit) => this.held.noteEdit(edit));
  }

  /** @param {string} page */
  async show(page) {
    this.set({ page });
    if (page === "findings" && this.state.identity && !this.state.findings) await this.work(words.readingFindings, () => this.held.readFindings(true));
    if (page === "history") await this.past.look();
    if (page === "comments") await this.talk.look();
    if (page === "review" || page === "sign-off") await this.agreement.look();
  }

  /** Looks who is signed in, and what stands in the workbook. */
  async start() {
    await this.work(words.readingHere, async () => {
      const ways = await api.ways();
      if (ways.accounts && !session.token()) return this.set({ phase: "sign-in", accounts: true });
      const person = ways.accounts ? (await api.account()).name : session.chosenName() || "local";
      const programs = await api.programs();
      this.turns.begin(person);
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

  /** Whoever signs in again hears of what others store again. */
  expired() {
    this.live.stop();
    super.expired();
  }

  async signOut() {
    this.live.stop();
    await api.signOut().catch(() => null);
    session.keep(null);
    this.set({ phase: "sign-in", notices: [], programs: [] });
  }

  /** @param {string} name */
  chooseName(name) {
    session.chooseName(name);
    this.set({ person: name.trim() || "local" });
  }

  /** Recognises the sheet that stands in the workbook, also in a copy that came by mail. */
  async recognise() {
    const front = await this.workbook.open();
    if (!front) {
      if (!this.state.chosen) this.set({ chosen: newest(this.state.programs) });
      return this.live.follow(this.state.chosen);
    }
    const { identity } = front;
    const known = this.state.programs.flatMap((program) => program.sheets).find((/** @type {any} */ sheet) => sheet.sheet === nameOf(identity));
    if (!known) {
      this.set({ identity, chosen: sheetOf(identity) });
      return this.say("bad", words.sheetUnknown);
    }
    this.live.know(nameOf(identity), known.revision);
    await this.turns.arrive(front);
    this.say("info", words.recognised(words.sheetName(this.state.title, identity.scope, identity.period), identity.revision));
  }

  /** Writes the chosen week into the workbook; if it stands there already, brings it up to date. */
  pull() {
    return this.work(words.reading, async (signal) => {
      const { chosen } = this.state;
      if (!chosen) throw new Stop(words.chooseFirst);
      const there = await this.workbook.open(nameOf(chosen));
      if (there && nameOf(there.identity) === nameOf(chosen)) {
        await this.turns.arrive(there);
        return this.held.refresh(signal, true, chosen);
      }
      // All of it is asked for at once. Who waits for the lines hears of a failure; until then it is nobody's.
      const coming = api.sheet(chosen, { signal });
      coming.catch(() => null);
      const learned = this.held.learn(chosen.template);
      const asked = this.held.askFound(chosen, learned, signal).catch(() => null);
      const template = await learned;
      const sheet = await coming;
      await this.held.begin(chosen, template, sheet);
      const found = await asked;
      const done = await this.workbook.add(sheet.rows, found, this.progress(words.writing), signal);
      this.set({ latest: sheet.revision, unsent: 0, conflicts: [], problems: [] });
      this.live.follow(chosen);
      if (done < sheet.rows.length) return this.say("warn", words.stopped(done, sheet.rows.length));
      // The list of findings takes longer than the lines: it is read when somebody looks at it, or tells why it cannot be.
      if (!found || this.state.page === "findings") await this.held.readFindings(found !== null);
      await this.talk.read();
      return this.say("good", words.pulled(done, sheet.revision));
    }, true);
  }

  /** Brings what others changed; what was edited here stays. */
  refresh() { return this.work(words.reading, (signal) => this.held.refresh(signal, false), true); }

  /** Checks what was changed, stores nothing, and reads the findings. */
  validate() {
    return this.work(words.checking, async () => {
      const { identity, bases } = await this.held.arrive();
      const { all, problems } = await this.held.changed(bases);
      const body = submissionOf(all, bases.revision);
      const checked = all.length ? await api.check(identity, body) : { problems: [], warnings: [], conflicts: [] };
      const found = [...problems, ...checked.problems];
      this.set({ problems: found, warnings: checked.warnings, page: "findings" });
      await this.held.mark(found, checked.conflicts);
      await this.held.readFindings();
      if (found.length) this.say("bad", words.problems(found.length));
      else this.say("good", words.inOrder(all.length));
      if (checked.conflicts.length) this.say("warn", words.inConflict(checked.conflicts.length));
    });
  }

  /**
   * Submits the changed cells, and those alone.
   * @param {{onlyMine?: boolean, coauthors?: boolean}} [how]
   */
  submit({ onlyMine = false, coauthors = false } = {}) {
    return this.work(words.submitting, async () => {
      // What was chosen was chosen about the sheet that is shown.
      const { identity, bases } = await this.held.arrive(undefined, coauthors || onlyMine || this.state.conflicts.length > 0);
      const { all, problems } = await this.held.changed(bases);
      if (problems.length) {
        this.set({ problems, page: "findings" });
        this.say("bad", words.problems(problems.length));
        return this.#missingFindings();
      }
      const mine = coauthors ? all : all.filter(({ key, column }) => !this.held.foreign.has(cellId(key, column)));
      if (mine.length < all.length) this.say("info", words.coauthors(all.length - mine.length));
      if (!mine.length) return this.say("info", words.nothingToSubmit);
      return this.#send(identity, bases, mine, onlyMine);
    });
  }

  /** @param {Identity} identity @param {import("./merge.js").Bases} bases @param {Change[]} cells @param {boolean} onlyMine */
  async #send(identity, bases, cells, onlyMine) {
    const choices = this.#resolutions();
    try {
      const answer = await api.submit(identity, submissionOf(cells, bases.revision, choices), onlyMine);
      this.live.made(identity, answer.revision);
      await this.held.stored(identity, bases, cells, choices, onlyMine);
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
      await this.held.mark([], conflicts);
      return this.say("warn", words.conflicts(conflicts.length));
    }
    this.set({ problems: problems ?? [], page: "findings" });
    await this.held.mark(problems ?? [], []);
    this.say("bad", problems?.length ? words.problems(problems.length) : failure.message);
    return this.#missingFindings();
  }

  /** Reads the findings, which stand under the problems, if that was not done since the week was pulled. */
  async #missingFindings() { if (!this.state.findings) await this.held.readFindings(true); }

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

  /** Goes to the next finding that waits for an answer, in the order of the lines, from the selected cell on. */
  nextFinding() {
    return this.work(words.readingHere, async () => {
      this.held.here();
      if (!this.state.findings) await this.held.readFindings();
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

  /**
   * Brings back what was edited and not submitted, with what it was made from then.
   * @param {{identity: Identity, cells: Change[]}} draft @param {(cells: Change[]) => void} write
   */
  restore(draft, write) { return this.work(words.merging, () => this.held.restore(draft, write)); }
}
