// What stands in the workbook, what it was made from, and how it is merged with what is stored.
import { api } from "./api.js";
import { Stop } from "./board.js";
import { Foreign } from "./foreign.js";
import { foundByLine, foundBySets } from "./found.js";
import { Bases, cellId, changes, mergeRow } from "./merge.js";
import { idsOf, nameOf } from "./sheets.js";
import { SheetRecord } from "./sheet-record.js";
import { same } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Identity} Identity */
/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./workbook.js").Row} Row */
/** @typedef {import("./workbook.js").Front} Front */
/** @typedef {import("./merge.js").Change} Change */
/** @typedef {import("./merge.js").Resolution} Resolution */
/** @typedef {import("./api.js").Problem & {place?: string}} Problem */
/** @typedef {import("./api.js").Conflict} Conflict */
/** @typedef {{template: string, scope: string, period: string}} Sheet */

/** Of so many sheets of a workbook what their cells were made from is kept; it may be much. */
const MOST_KEPT = 3;

export class Held {
  /** @type {Map<string, SheetRecord>} what is known of the workbook's sheets, by what the workbook tells them apart by */
  #records = new Map();
  /** The sheet that the pane is about. */
  sheet = new SheetRecord("", "", null);

  /** @param {import("./review.js").Review} review */
  constructor(review) { this.review = review; }

  get template() { return this.sheet.template; }
  get bases() { return this.sheet.bases; }
  set bases(bases) { this.sheet.bases = bases; }
  get foreign() { return this.sheet.foreign; }
  get edited() { return this.sheet.edited; }

  /** @param {string} name @returns {Promise<Template>} */
  learn(name) { return api.template(name); }

  /** What is known of a sheet of the workbook, if it was ever turned to. @param {Front} front */
  known({ id, identity }) {
    const record = this.#records.get(id);
    return record?.name === nameOf(identity) ? record : undefined;
  }

  /** Whether the pane is about that sheet. @param {Front} front */
  isAbout(front) { return this.known(front) === this.sheet; }

  /** From now on the pane is about another sheet of the workbook. @param {Front} front @param {Template} template */
  turnTo(front, template) {
    const { workbook, state } = this.review;
    const known = this.known(front);
    // Coauthors are in workbooks alone; nobody else writes into the grid of a browser page.
    this.sheet = known ?? new SheetRecord(front.id, nameOf(front.identity), template, workbook.host === "excel" ? new Foreign(state.person, front) : new Foreign());
    // The latest stands last. Of those before a few, what cells were made from is asked for again when somebody comes back.
    this.#records.delete(front.id);
    this.#records.set(front.id, this.sheet);
    for (const old of [...this.#records.values()].slice(0, -MOST_KEPT)) old.bases = null;
    if (!known) workbook.know(template, new Map());
  }

  /** The pane is about no sheet. @param {boolean} forgetting whether what is known of them all is another person's */
  leave(forgetting) {
    this.sheet = new SheetRecord("", "", null);
    if (forgetting) this.#records.clear();
  }

  here() {
    const { identity } = this.review.state;
    if (!identity || !this.template) throw new Stop(words.pullFirst);
    return { identity, template: this.template };
  }

  /** The columns that people fill. */
  get entries() { return this.sheet.entries; }

  /**
   * Makes the table of a sheet that does not stand in the workbook yet, without lines.
   * @param {Sheet} chosen @param {Template} template @param {{revision: number, rows: Row[]}} sheet
   */
  async begin(chosen, template, sheet) {
    const { review } = this;
    const program = review.state.programs.find(({ id }) => id === chosen.scope);
    /** @type {Identity} */
    const fresh = { ...chosen, revision: sheet.revision, copy: null, kept: [] };
    review.phase(words.framing);
    const front = await review.workbook.frame({
      template, identity: fresh, title: words.sheetName(template.title, program?.name ?? chosen.scope, chosen.period),
      subtitle: words.subtitle(program?.customer ?? "", sheet.revision, review.state.person), mine: review.rights.columns(template, chosen.scope), lines: review.rights.lines(template, chosen.scope),
    });
    review.turns.turnTo(front, template);
    review.workbook.know(template, idsOf(sheet.rows));
    this.bases = new Bases(sheet.revision, sheet.rows);
    this.foreign.clear();
    await this.remember(fresh);
  }

  /** @param {AbortSignal} signal @param {boolean} complete also looks for lines that are missing here @param {Sheet} [wanted] */
  async refresh(signal, complete, wanted) {
    const { identity, bases } = await this.arrive(wanted);
    const sheet = await api.sheet(identity, complete ? { signal } : { since: bases.revision, signal });
    this.review.set({ latest: sheet.revision });
    this.review.phase(words.merging);
    const merged = await this.#merge(bases, sheet, signal, complete);
    await this.remember({ ...identity, revision: bases.revision, kept: [...bases.kept.values()] });
    const content = await this.review.workbook.read();
    this.count(changes(content.rows, bases, this.entries), content.rows);
    this.#tellRefreshed(merged, sheet, bases);
    await this.readFindings();
    await this.review.talk.read();
    this.review.live.follow(identity);
  }

  /** @param {{written: number, added: number, conflicts: number}} merged @param {{revision: number, removed?: string[]}} sheet @param {Bases} bases */
  #tellRefreshed({ written, added, conflicts }, sheet, bases) {
    this.review.set({ notices: [] });
    this.review.say("good", written || added ? words.refreshed(written, added, sheet.revision) : words.upToDate(sheet.revision));
    if (this.review.state.unsent) this.review.say("info", words.editsKept(this.review.state.unsent));
    if (conflicts || bases.kept.size) this.review.say("warn", words.inConflict(Math.max(conflicts, bases.kept.size)));
    const removed = (sheet.removed ?? []).filter((key) => bases.rows.delete(key));
    if (removed.length) this.review.say("warn", words.removed(removed.length));
  }

  /**
   * Merges lines of the server into the workbook.
   * @param {Bases} bases @param {{revision: number, rows: import("./line.js").Line[]}} sheet @param {AbortSignal} signal @param {boolean} complete
   */
  async #merge(bases, sheet, signal, complete) {
    const theirs = new Map(sheet.rows.map((row) => [row.key, row.values]));
    const entries = new Set(this.entries);
    const before = bases.revision;
    /** @type {Map<string, {write: import("./workbook.js").Values, conflicts: string[]}>} */
    const merges = new Map();
    const newer = complete || bases.revision !== sheet.revision;
    const found = !newer || theirs.size === 0 ? new Set() : await this.review.workbook.update(new Set(theirs.keys()), (row) => {
      const stored = theirs.get(row.key);
      if (!stored) return null;
      const merged = mergeRow(bases.row(row.key), row.values, stored, entries, (column) => bases.keptOf(row.key, column));
      merges.set(row.key, merged);
      return Object.keys(merged.write).length ? merged.write : null;
    }, this.review.progress(words.merging));
    // Only now: of lines that could not be written, what they were made from stays what it was.
    let written = 0;
    let conflicts = 0;
    for (const [key, merged] of merges) {
      if (!found.has(key)) continue;
      bases.move(key, theirs.get(key) ?? {}, merged.conflicts, before);
      written += Object.keys(merged.write).length;
      conflicts += merged.conflicts.length;
    }
    const doubtful = complete ? new Set((await this.review.workbook.read()).doubts.map(({ key }) => key)) : new Set();
    const missing = sheet.rows.filter(({ key }) => !found.has(key) && !doubtful.has(key) && (complete || !bases.rows.has(key)));
    const added = missing.length ? await this.review.workbook.add(missing, null, this.review.progress(words.writing), signal) : 0;
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
   * @param {boolean} [staying] whether it must be the sheet that is shown
   * @returns {Promise<{identity: Identity, bases: Bases}>}
   */
  async arrive(wanted, staying = false) {
    this.here();
    // In a workbook with several authors another one's refresh may have moved it.
    const front = await this.review.workbook.open(wanted && nameOf(wanted));
    if (!front) throw new Stop(words.tableGone);
    if (staying && !this.isAbout(front)) throw new Stop(words.otherSheet);
    await this.review.turns.arrive(front);
    const { identity } = front;
    if (this.bases?.revision !== identity.revision) this.bases = null;
    if (!this.bases) {
      const sheet = await api.sheet(identity, { at: identity.revision });
      this.review.workbook.know(/** @type {Template} */ (this.template), idsOf(sheet.rows));
      this.bases = new Bases(identity.revision, sheet.rows, identity.kept);
    }
    this.review.set({ identity });
    return { identity, bases: this.bases };
  }

  /** The same, for what was read about the sheet that is shown and holds for no other. */
  stay() { return this.arrive(undefined, true); }

  /** @param {Identity} identity */
  async remember(identity) {
    await this.review.workbook.remember(identity);
    this.review.set({ identity });
  }

  /** The cells that were changed here; those in which nothing may be believed as problems. @param {Bases} bases */
  async changed(bases) {
    const content = await this.review.workbook.read();
    const known = this.template?.rows === "people" ? content.rows : content.rows.filter(({ key }) => bases.rows.has(key));
    const all = changes(known, bases, this.entries);
    this.count(all, content.rows);
    /** @type {Problem[]} */
    const problems = content.doubts.map(({ key, place, why }) => ({ key, column: null, value: null, message: `${words.line(key)}, ${place}: ${words.doubt[why]}`, repair: null, place }));
    for (const { key } of content.rows) {
      if (this.template?.rows !== "people" && !bases.rows.has(key)) problems.push({ key, column: null, value: null, message: `${words.line(key)}: ${words.notALine}`, repair: null });
    }
    return { all, problems };
  }

  /** @param {Change[]} all @param {Row[]} rows those that were looked at; of others nothing new is known */
  count(all, rows) {
    this.sheet.edited = new Set(all.map(({ key, column }) => cellId(key, column)));
    this.foreign.counted(new Map(all.map(({ key, column, value }) => [cellId(key, column), value])), new Set(rows.map(({ key }) => key)));
    this.review.set({ unsent: all.length, coauthored: this.foreign.size });
  }

  /** @param {Problem[]} problems @param {Conflict[]} conflicts */
  async mark(problems, conflicts) {
    /** @type {import("./workbook.js").Mark[]} */
    const marks = [];
    for (const { key, column, message } of problems) if (key !== null && column !== null) marks.push({ key, column, kind: "problem", words: message });
    for (const { key, column, by, at } of conflicts) marks.push({ key, column, kind: "conflict", words: words.byAt(by, at) });
    await this.review.workbook.mark(marks);
  }

  /**
   * What was submitted is what is stored now; then what others stored meanwhile is brought.
   * @param {Identity} identity @param {Bases} bases @param {Change[]} cells @param {Resolution[]} choices @param {boolean} onlyMine some may have been left out
   */
  async stored(identity, bases, cells, choices, onlyMine) {
    const sheet = await api.sheet(identity, { since: bases.revision });
    const theirs = new Map(sheet.rows.map((row) => [row.key, row.values]));
    const given = new Set(choices.filter(({ take }) => take === "theirs").map(({ key, column }) => cellId(key, column)));
    for (const { key, column, value } of cells) {
      const id = cellId(key, column);
      const stored = theirs.get(key)?.[column] ?? null;
      if (onlyMine && !given.has(id) && !same(stored, value)) continue;
      // What is stored is what was sent, or what was chosen instead; if it is neither, it is newer, and the merge brings it.
      bases.settle(key, column, value);
    }
    await this.#merge(bases, sheet, new AbortController().signal, false);
    await this.remember({ ...identity, revision: bases.revision, kept: [...bases.kept.values()] });
    const content = await this.review.workbook.read();
    this.count(changes(content.rows, bases, this.entries), content.rows);
    await this.readFindings();
  }

  /**
   * What the rules find on each line, by its key; null where there are no rules. It is asked for at once, and named once the template is known.
   * @param {Sheet} sheet @param {Promise<Template>} learned @param {AbortSignal} [signal]
   */
  async askFound(sheet, learned, signal) {
    const [{ sets }, { rules }] = await Promise.all([api.foundOnLines(sheet, signal), learned]);
    return rules.length ? foundBySets(sets, rules) : null;
  }

  /** Reads all findings with what they ask for. @param {boolean} [shown] whether they are shown at the lines already */
  async readFindings(shown = false) {
    if (!this.template?.rules.length) return;
    const { revision, findings } = await api.findings(this.here().identity);
    this.review.set({ findings: { revision, list: findings } });
    if (!shown) await this.review.workbook.findings(foundByLine(findings));
  }

  /**
   * Brings back what was edited and not submitted, with what it was made from then; true once it is there.
   * @param {{identity: Identity, cells: Change[]}} draft @param {(cells: Change[]) => void} write
   */
  async restore(draft, write) {
    const { identity, bases } = await this.arrive();
    for (const { key, column, base, revision } of draft.cells) {
      const row = bases.row(key);
      if (row && !same(row[column], base)) bases.kept.set(cellId(key, column), { key, column, base, revision });
    }
    write(draft.cells.filter(({ key, column, value }) => bases.rows.has(key) && !same(bases.row(key)?.[column], value)));
    for (const { key, column, value } of draft.cells) if (same(bases.row(key)?.[column], value)) bases.kept.delete(cellId(key, column));
    await this.remember({ ...identity, kept: [...bases.kept.values()] });
    this.review.say("info", words.draft(this.review.state.unsent ?? draft.cells.length));
    if (bases.kept.size) this.review.say("warn", words.inConflict(bases.kept.size));
    return true;
  }

  /** @param {import("./workbook.js").Edit} edit */
  noteEdit(edit) {
    const record = this.#records.get(edit.sheet);
    if (!record) return;
    const some = record.noteEdit(edit);
    if (record === this.sheet) this.review.set(some);
    else Object.assign(record.left, some);
  }
}
