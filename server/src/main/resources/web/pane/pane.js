// The pane: what the review's state looks like. Its pages are beside it, each in a module of its own.
import { LitElement, html, nothing } from "lit";
import { commentsPage } from "./page-comments.js";
import { conflictsPage } from "./page-conflicts.js";
import { findingsPage } from "./page-findings.js";
import { historyPage } from "./page-history.js";
import { reviewPage, signOffPage } from "./page-overview.js";
import { signInPage } from "./page-sign-in.js";
import { weekPage } from "./page-week.js";
import { words } from "./words.js";

/** @typedef {import("./review.js").Review} Review */

/** @type {Record<string, (review: Review) => unknown>} */
const PAGES = { week: weekPage, findings: findingsPage, conflicts: conflictsPage, history: historyPage, comments: commentsPage, review: reviewPage, "sign-off": signOffPage };
const TABS = { week: words.period, findings: words.findings, history: words.history, comments: words.comments, review: words.review, "sign-off": words.signOff };

export class BidbookPane extends LitElement {
  static properties = { review: { attribute: false }, fault: { attribute: false } };

  constructor() {
    super();
    /** @type {Review | null} */
    this.review = null;
    /** What keeps the pane from beginning. */
    this.fault = "";
    /** @type {Review | null} */
    this.heard = null;
    this.onChange = () => this.requestUpdate();
  }

  /** Its style sheet is the page's, so that contrast themes and the policy against inline styles hold in it, too. */
  createRenderRoot() { return this; }

  willUpdate() {
    if (this.review === this.heard) return;
    this.heard?.removeEventListener("change", this.onChange);
    this.review?.addEventListener("change", this.onChange);
    this.heard = this.review;
  }

  render() {
    const { review } = this;
    if (!review) return this.fault ? html`<div class="work"><div class="notice bad" role="alert"><p>${this.fault}</p></div></div>` : nothing;
    const { state } = review;
    return html`
      <div class="pane" aria-busy=${state.busy ? "true" : "false"}>
        ${header(review)}
        ${state.phase === "sign-in" ? nothing : html`${actions(review)}${tabs(review)}`}
        <div class="work" role="status" aria-live="polite">${busy(review)}${notices(review)}</div>
        <section class="page" id="pane-page" aria-label=${state.phase === "sign-in" ? words.signIn : TABS[/** @type {keyof typeof TABS} */ (state.page)] ?? words.changes}>
          ${state.phase === "sign-in" ? signInPage(review) : state.phase === "starting" ? starting(review) : PAGES[state.page]?.(review)}
        </section>
      </div>`;
  }
}

/** @param {Review} review */
const header = ({ state }) => html`
  <header class="pane-head">
    <img src="/icon.svg" alt="" width="22" height="22">
    <h1>${state.identity ? state.title || words.brand : words.brand}</h1>
    <span class="line ${state.online ? "up" : "down"}">${state.online ? words.online : words.offline}</span>
  </header>`;

/** What the ribbon's buttons do, for whoever has no ribbon. @param {Review} review */
function actions(review) {
  const { identity, busy, unsent } = review.state;
  if (!identity) return nothing;
  const button = (/** @type {string} */ name, /** @type {() => unknown} */ act, main = false) => html`<button type="button" class=${main ? "main" : ""} ?disabled=${Boolean(busy)} @click=${act}>${name}</button>`;
  return html`
    <div class="actions" role="group" aria-label=${words.actions}>
      ${button(words.submit, () => review.submit(), unsent !== 0)}
      ${button(words.validate, () => review.validate())}
      ${button(words.refresh, () => review.refresh())}
      ${button(words.next, () => review.nextFinding())}
    </div>`;
}

/** @param {Review} review */
const tabs = (review) => html`
  <nav class="tabs" aria-label=${words.pages}>
    ${Object.entries(TABS).map(([page, name]) => html`
      <button type="button" class="tab" aria-current=${review.state.page === page ? "page" : nothing} @click=${() => review.show(page)}>
        ${name}${page === "findings" && review.state.problems.length ? html`<span class="count">${words.number(review.state.problems.length)}</span>` : nothing}
      </button>`)}
    ${review.state.conflicts.length ? html`
      <button type="button" class="tab" aria-current=${review.state.page === "conflicts" ? "page" : nothing} @click=${() => review.show("conflicts")}>
        ${words.changes}<span class="count">${words.number(review.state.conflicts.length)}</span>
      </button>` : nothing}
  </nav>`;

/** @param {Review} review */
function busy({ state }) {
  if (!state.busy) return nothing;
  const { what, done, total, cancel } = state.busy;
  return html`
    <div class="busy">
      <span id="busy-what">${what}</span>
      ${total ? html`<progress aria-labelledby="busy-what" max=${total} value=${done}></progress><span class="small" aria-hidden="true">${words.progress(done, total)}</span>`
    : html`<progress aria-labelledby="busy-what"></progress>`}
      ${cancel ? html`<button type="button" class="quiet" @click=${cancel}>${words.cancel}</button>` : nothing}
    </div>`;
}

/** @param {Review} review */
const notices = (review) => review.state.notices.map(({ kind, text }) => html`
  <div class="notice ${kind}">
    <p>${text}</p>
    <button type="button" class="quiet close" aria-label=${words.close} @click=${() => review.set({ notices: review.state.notices.filter((notice) => notice.text !== text) })}>×</button>
  </div>`);

/** @param {Review} review */
const starting = (review) => (review.state.busy ? nothing : html`<button type="button" class="main" @click=${() => review.start()}>${words.retry}</button>`);

customElements.define("bidbook-pane", BidbookPane);
