// The week as a whole: how far it is, and who signed it.
import { html, nothing } from "lit";
import { nameOf } from "./sheets.js";
import { words } from "./words.js";

/** @typedef {import("./review.js").Review} Review */

/** @param {Review} review */
export function reviewPage(review) {
  const { summary, busy } = review.state;
  if (!summary) return html`<p class="empty">${words.chooseFirst}</p>`;
  const { findings } = summary;
  return html`
    <h2>${words.review}</h2>
    <p class="soft">${words.reviewHint}</p>
    ${findings ? html`
      <p><strong>${words.findingCount(findings.open, findings.unanswered)}</strong></p>
      <h3>${words.byRule}</h3>
      <table class="counts"><tbody>
        ${findings.byRule.filter((/** @type {any} */ rule) => rule.open).map((/** @type {any} */ rule) => html`
          <tr><th scope="row">${rule.title}</th><td><meter min="0" max=${rule.open} value=${rule.answered} aria-label=${rule.title}></meter></td><td class="number">${words.number(rule.unanswered)}</td></tr>`)}
      </tbody></table>` : nothing}
    ${completionPart(review, busy)}
    ${(summary.summaries ?? []).slice(0, 3).map(counts)}`;
}

/** @param {any} block */
const counts = ({ title, counts: values }) => html`
  <h3>${title}</h3>
  <table class="counts"><tbody>
    ${Object.entries(values).map(([name, count]) => html`<tr><th scope="row">${name || words.blank}</th><td class="number">${words.number(/** @type {number} */ (count))}</td></tr>`)}
  </tbody></table>`;

/** @param {Review} review @param {unknown} busy */
function completionPart(review, busy) {
  const sheet = review.state.identity ?? review.state.chosen;
  const entry = sheet && review.state.programs.flatMap(({ sheets }) => sheets).find((/** @type {any} */ one) => one.sheet === nameOf(sheet));
  if (!entry?.findings) return nothing;
  const done = entry.completion;
  return html`
    ${done ? html`<p>${words.completedBy(done.by, done.at)}${done.reopened ? html` · <strong>${words.reopened}</strong>` : nothing}</p>` : nothing}
    ${done && !done.reopened ? nothing : !review.rights.may("complete") ? html`<p class="small soft">${words.mayNotComplete}</p>` : html`
      <button type="button" ?disabled=${Boolean(busy)} @click=${() => review.agreement.complete()}>${words.complete}</button>
      <p class="small soft">${words.completeHint}</p>`}`;
}

/** @param {Review} review */
export function signOffPage(review) {
  const { signOffs, identity, busy, latest } = review.state;
  if (signOffs === null) return html`<p class="empty">${words.signOffsUnknown}</p>`;
  if (!signOffs) return html`<p class="empty">${words.chooseFirst}</p>`;
  return html`
    <h2>${words.signOff}</h2>
    ${signOffs.signOffs.length ? html`<ul class="list">${signOffs.signOffs.map(signature)}</ul>` : html`<p class="empty">${words.noSignOffs}</p>`}
    ${identity && !review.rights.may("sign") ? html`<p class="small soft">${words.mayNotSign}</p>` : nothing}
    ${identity && review.rights.may("sign") ? html`
      <p class="soft">${words.signOffHint}</p>
      <p><strong>${words.revision(identity.revision)}</strong>${latest > identity.revision ? html` · ${words.newer(latest)}` : nothing}</p>
      <form class="fields" @submit=${(/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        void review.agreement.signOff(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("comment") ?? ""));
      }}>
        <label>${words.comment}<textarea name="comment" rows="3" maxlength="2000"></textarea></label>
        <button class="main" ?disabled=${Boolean(busy)}>${words.signNow}</button>
      </form>` : nothing}`;
}

/** @param {any} one */
const signature = (one) => html`
  <li class="entry">
    <p><strong>${one.by}</strong>${one.role ? html` <span class="soft">${one.role}</span>` : nothing} · ${words.signState[/** @type {keyof typeof words.signState} */ (one.state)] ?? one.state}</p>
    <p class="small soft">${words.revision(one.revision)} · ${words.moment(one.at)}</p>
    ${one.comment ? html`<p>${one.comment}</p>` : nothing}
    ${one.changedSince ? html`<p class="small">${words.changedSince(one.changedSince.count)}</p>` : nothing}
  </li>`;
