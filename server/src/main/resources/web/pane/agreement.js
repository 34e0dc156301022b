// How far the week is, and that somebody stands by it: completing and signing it.
import { api } from "./api.js";
import { Stop } from "./board.js";
import { words } from "./words.js";

export class Agreement {
  /** @param {import("./review.js").Review} review */
  constructor(review) { this.review = review; }

  /** How far the week is, and who signed it. */
  look() {
    return this.review.work(words.reading, async () => {
      const sheet = this.review.state.identity ?? this.review.state.chosen;
      if (!sheet) throw new Stop(words.chooseFirst);
      const [summary, signOffs, programs] = await Promise.all([api.summary(sheet), api.signOffs(sheet), api.programs()]);
      this.review.set({ summary, signOffs, programs });
    });
  }

  complete() {
    return this.review.work(words.submitting, async () => {
      const { identity } = this.review.held.here();
      await api.complete(identity);
      this.review.set({ programs: await api.programs() });
      this.review.say("good", words.completed);
    });
  }

  /** @param {string} comment */
  signOff(comment) {
    return this.review.work(words.submitting, async () => {
      const { identity, bases } = await this.review.held.stay();
      if (this.review.state.latest > identity.revision) throw new Stop(words.refreshBeforeSigning);
      const { all } = await this.review.held.changed(bases);
      if (all.length) throw new Stop(words.submitBeforeSigning);
      const signed = await api.signOff(identity, comment ? { revision: identity.revision, comment } : { revision: identity.revision });
      this.review.set({ signOffs: await api.signOffs(identity) });
      this.review.say("good", words.signed(signed.revision));
    });
  }
}
