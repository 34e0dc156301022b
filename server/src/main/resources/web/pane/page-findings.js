// What is wrong, and what waits for an answer.
import { html, nothing } from "lit";
import { placeOf } from "./sheets.js";
import { words } from "./words.js";

/** @typedef {import("./review.js").Review} Review */
/** @typedef {import("./api.js").Finding} Finding */

const FIRST = 60;
const RANK = ["high", "medium", "low"];

/** What is shown of the list; the same for every pane of a page. */
const shown = { rule: "", unanswered: true, count: FIRST };

/** @param {Review} review */
export function findingsPage(review) {
  const { problems, warnings, busy } = review.state;
  const offerOnlyMine = problems.some(({ type }) => type === "not-yours-to-edit");
  return html`
    ${problems.length ? html`
      <h2 class="bad">${words.problems(problems.length)}</h2>
      <ul class="list">${problems.slice(0, 200).map((problem) => problemItem(review, problem, "problem"))}</ul>
      ${problems.length > 200 ? html`<p class="soft">${words.more(problems.length - 200)}</p>` : nothing}
      ${offerOnlyMine ? html`<button type="button" ?disabled=${Boolean(busy)} @click=${() => review.submit({ onlyMine: true })}>${words.onlyMine}</button>` : nothing}` : nothing}
    ${warnings.length ? html`
      <h2>${words.warnings(warnings.length)}</h2>
      <ul class="list">${warnings.slice(0, 100).map((warning) => problemItem(review, warning, "warning"))}</ul>` : nothing}
    ${findingsPart(review)}`;
}

/** @param {Review} review @param {import("./review.js").Problem} problem @param {string} kind */
const problemItem = (review, { key, column, message, repair }, kind) => html`
  <li class=${kind}>
    ${key && column ? html`
      <button type="button" class="go" title=${words.goToCell(words.line(key), column)} @click=${() => review.goTo({ key, column })}>
        <span class="where">${column} · ${words.line(key)}</span>
      </button>` : nothing}
    <p>${message}${repair ? html` <span class="soft">${repair}</span>` : nothing}</p>
  </li>`;

/** @param {Review} review */
function findingsPart(review) {
  const { findings } = review.state;
  if (!findings) return html`<p class="empty">${words.noFindingsYet}</p>`;
  const open = findings.list;
  const waiting = open.filter(({ state }) => state !== "answered");
  const rules = [...new Map(open.map(({ rule, title }) => [rule, title]))].sort((a, b) => a[1].localeCompare(b[1]));
  const list = (shown.unanswered ? waiting : open).filter(({ rule }) => !shown.rule || rule === shown.rule)
    .sort((one, other) => RANK.indexOf(one.severity) - RANK.indexOf(other.severity) || other.age - one.age);
  const change = (/** @type {Partial<typeof shown>} */ some) => { Object.assign(shown, { count: FIRST }, some); review.set({}); };
  return html`
    <h2>${words.findingCount(open.length, waiting.length)}</h2>
    <p class="small soft">${words.findingsAsOf(findings.revision)}</p>
    ${open.length ? html`
      <div class="fields">
        <label>${words.filterFindings}
          <select @change=${(/** @type {Event} */ event) => change({ rule: /** @type {HTMLSelectElement} */ (event.target).value })}>
            <option value="" .selected=${!shown.rule}>${words.allFindings}</option>
            ${rules.map(([rule, title]) => html`<option value=${rule} .selected=${shown.rule === rule}>${title}</option>`)}
          </select>
        </label>
        <label class="check"><input type="checkbox" .checked=${shown.unanswered} @change=${(/** @type {Event} */ event) => change({ unanswered: /** @type {HTMLInputElement} */ (event.target).checked })}>${words.onlyUnanswered}</label>
      </div>` : nothing}
    <ul class="list">${list.slice(0, shown.count).map((finding) => findingItem(review, finding))}</ul>
    ${list.length > shown.count ? html`<button type="button" @click=${() => change({ count: shown.count + 200 })}>${words.showMore}</button> <span class="soft">${words.more(list.length - shown.count)}</span>` : nothing}
    ${list.length ? nothing : html`<p class="empty">${words.noFindings}</p>`}`;
}

/** @param {Review} review @param {Finding} finding */
const findingItem = (review, finding) => html`
  <li class="finding ${finding.severity}">
    <button type="button" class="go" title=${words.goToCell(words.line(finding.key), placeOf(finding).column)} @click=${() => review.goTo(placeOf(finding))}>
      <span class="title">${finding.title}</span>
      <span class="where">${words.line(finding.key)}</span>
      <span class="tags"><span class="tag ${finding.severity}">${words.severity[/** @type {keyof typeof words.severity} */ (finding.severity)] ?? finding.severity}</span>
        <span class="tag">${words.age(finding.age)}</span>${finding.state === "answered" ? html`<span class="tag">${words.answered}</span>` : nothing}</span>
    </button>
    <p class="soft">${finding.ask}</p>
  </li>`;
