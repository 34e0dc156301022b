// What was done to the sheet before: who changed a cell, and taking back one's own last submission.
import { api, Failure } from "./api.js";
import { nameOf } from "./sheets.js";
import { words } from "./words.js";

export class Past {
  /** @param {import("./review.js").Review} review */
  constructor(review) { this.review = review; }

  /** Who changed the selected cell. */
  look() {
    return this.review.work(words.reading, async () => {
      const { identity } = this.review.held.here();
      const cell = (await this.review.workbook.selected()) ?? this.review.state.selection;
      if (!cell) return this.review.set({ history: null });
      const { entries } = await api.history(identity, { key: cell.key, column: cell.column, limit: 50 });
      return this.review.set({ selection: cell, history: { cell, entries } });
    });
  }

  /** Looks what undoing one's last submission would do. */
  previewUndo() {
    return this.review.work(words.reading, async () => {
      const { identity } = this.review.held.here();
      const { entries } = await api.history(identity, { person: this.review.state.person, limit: 100 });
      const last = entries.find((entry) => entry.sheet === nameOf(identity) && ["rows", "workbook"].includes(entry.kind));
      if (!last) return this.review.say("info", words.undoNothing);
      try {
        const preview = await api.undo(last.submission, true);
        return this.review.set({ undo: { submission: last.submission, changed: preview.cells.changed, kept: preview.cells.kept } });
      } catch (failure) {
        if (failure instanceof Failure && failure.status === 409) return this.review.say("info", words.undoNothing);
        throw failure;
      }
    });
  }

  undo() {
    return this.review.work(words.undoing, async (signal) => {
      const { undo } = this.review.state;
      if (!undo) return;
      const { identity } = await this.review.held.stay();
      const answer = await api.undo(undo.submission, false);
      this.review.live.made(identity, answer.revision);
      this.review.set({ undo: null });
      await this.review.held.refresh(signal, false);
      this.review.set({ notices: this.review.state.notices.filter(({ kind }) => kind !== "good") });
      this.review.say("good", words.undone(answer.revision));
    });
  }
}
