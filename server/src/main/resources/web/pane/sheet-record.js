// What the pane knows of one sheet of the workbook. It is kept while the person looks at another: what coauthors write there
// meanwhile is told apart as ever, and what was found out is not asked for again.
import { Foreign } from "./foreign.js";
import { cellId } from "./merge.js";
import { same } from "./values.js";

/** @typedef {import("./workbook.js").Template} Template */
/** @typedef {import("./board.js").State} State */
/** @typedef {Pick<State, "latest" | "unsent" | "problems" | "warnings" | "conflicts" | "choices">} Left what is shown again when one comes back */

export class SheetRecord {
  /** @type {import("./merge.js").Bases | null} what its cells were made from, as far as that is known */
  bases = null;
  /** @type {Set<string>} cells that differ, as far as edits told */
  edited = new Set();
  /** @type {Partial<Left>} */
  left = {};
  /** @type {Map<string, import("./talk.js").Draft>} what is to be said and was not sent yet, by the cell that a thread is to be about, or by the thread that is to be answered */
  drafts = new Map();

  /**
   * @param {string} id what the workbook tells its sheets apart by @param {string} name @param {Template | null} template
   * @param {Foreign} [foreign] the cells that a coauthor changed
   */
  constructor(id, name, template, foreign = new Foreign()) {
    this.id = id;
    this.name = name;
    this.template = template;
    this.foreign = foreign;
  }

  /** The columns that people fill. */
  get entries() { return (this.template?.columns ?? []).filter(({ origin }) => origin === "entry").map(({ name }) => name); }

  /**
   * Without knowing what cells were made from, every cell that a coauthor touched counts as theirs; the next look at the lines drops
   * those that do not differ.
   * @param {import("./workbook.js").Edit} edit @returns {Partial<State>} what is to be shown
   */
  noteEdit({ cells, remote, whole }) {
    const entries = new Set(this.entries);
    const edits = cells.filter(({ column }) => entries.has(column))
      .map(({ key, column, value }) => ({ id: cellId(key, column), value, stored: this.bases !== null && same(this.bases.of(key, column).base, value) }));
    for (const { id, stored } of edits) {
      if (stored) this.edited.delete(id);
      else if (this.bases) this.edited.add(id);
    }
    this.foreign.note(edits, remote);
    return whole || !this.bases ? { unsent: null } : { unsent: this.edited.size, coauthored: this.foreign.size };
  }
}
