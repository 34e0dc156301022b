// What people say about the selected line and cell: the open threads first, then what was resolved, then where else something is open.
import { html, nothing } from "lit";
import { cellId } from "./merge.js";
import { mentionable } from "./mentions.js";
import { words } from "./words.js";

/** @typedef {import("./review.js").Review} Review */
/** @typedef {import("./api.js").Thread} Thread */
/** @typedef {import("./workbook.js").Cell} Cell */

const MOST_ELSEWHERE = 40;

/** @param {Review} review */
export function commentsPage(review) {
  const { selection, identity } = review.state;
  if (!identity) return html`<p class="empty">${words.pullFirst}</p>`;
  return html`
    ${selection ? linePart(review, selection) : html`<p class="empty">${words.noLine}</p>`}
    ${unsentPart(review)}
    ${elsewhere(review, selection?.key ?? "")}`;
}

/** @param {Review} review @param {Cell} cell */
function linePart(review, cell) {
  const { talk } = review;
  const here = (/** @type {Thread} */ { column }) => Number(column === cell.column);
  const open = talk.open.filter(({ key }) => key === cell.key).sort((a, b) => here(b) - here(a));
  const back = talk.resolvedOf === cell.key;
  return html`
    <h2>${words.line(cell.key)}</h2>
    ${open.length ? html`<ul class="list threads">${open.map((thread) => threadPart(review, thread))}</ul>` : html`<p class="empty">${words.noThreads}</p>`}
    ${talk.mayComment ? beginPart(review, cell) : html`<p class="small soft">${words.mayNotComment}</p>`}
    ${back ? html`
      <h3>${words.resolvedThreads}</h3>
      ${talk.resolved.length ? html`<ul class="list threads">${talk.resolved.map((thread) => threadPart(review, thread))}</ul>` : html`<p class="empty">${words.noneResolved}</p>`}`
    : html`<button type="button" class="quiet" ?disabled=${Boolean(review.state.busy)} @click=${() => talk.lookBack(cell.key)}>${words.showResolved}</button>`}`;
}

/** @param {Review} review @param {Thread} thread */
function threadPart(review, thread) {
  const { talk } = review;
  const about = thread.column ?? words.wholeLine;
  return html`
    <li class="thread ${thread.state === "open" ? "open" : "resolved"}">
      <button type="button" class="go" aria-label=${words.goToCell(words.line(thread.key), about)} @click=${() => review.goTo(talk.cellOf(thread))}>
        <span class="title">${about}</span>
      </button>
      <ol class="said">${thread.entries.map(({ what, text, by, at }) => html`
        <li>
          <p class="small soft"><strong>${by}</strong> · ${words.moment(at)}${what === "said" ? nothing : html` · ${words.what[what]}`}</p>
          ${text ? html`<p class="text">${text}</p>` : nothing}
        </li>`)}
      </ol>
      ${talk.mayComment ? answerPart(review, thread) : nothing}
    </li>`;
}

/** @param {Review} review @param {Thread} thread */
function answerPart(review, thread) {
  const { talk, state } = review;
  const { text } = talk.draft(thread.thread);
  const name = words.replyTo(thread.column ?? words.wholeLine);
  const button = (/** @type {string} */ label, /** @type {"open" | "resolved" | undefined} */ becomes, enabled = true) =>
    html`<button type="button" ?disabled=${Boolean(state.busy) || !enabled} @click=${() => talk.add(thread, becomes)}>${label}</button>`;
  return html`
    ${mentionable({ name, rows: 2, text, names: talk.names, hint: "", input: (said) => talk.write(thread.thread, { text: said }) })}
    <div class="buttons">
      ${button(words.reply, undefined, text.trim() !== "")}
      ${thread.state === "open" ? button(words.resolve, "resolved") : button(words.reopen, "open")}
    </div>`;
}

/** @param {Review} review @param {Cell} cell */
function beginPart(review, cell) {
  const { talk, state } = review;
  const name = cellId(cell.key, cell.column);
  const { text, whole } = talk.draft(name);
  return html`
    <form class="fields card" @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      void talk.begin(name, cell);
    }}>
      <h3>${words.newThread}</h3>
      ${mentionable({ name: words.threadText(cell.column), rows: 3, text, names: talk.names, hint: words.mentionHint, input: (said) => talk.write(name, { text: said }) })}
      <label class="check"><input type="checkbox" .checked=${whole} @change=${(/** @type {Event} */ event) => talk.write(name, { whole: /** @type {HTMLInputElement} */ (event.target).checked })}>${words.aboutWholeLine}</label>
      <button class="main" ?disabled=${Boolean(state.busy) || !text.trim()}>${words.beginThread}</button>
    </form>`;
}

/** Texts that wait at other cells, so that none is forgotten. @param {Review} review */
function unsentPart(review) {
  const { selection } = review.state;
  const away = review.talk.unsent.filter(({ key, column }) => key !== selection?.key || column !== selection.column);
  return away.length === 0 ? nothing : html`
    <h3>${words.unsentTexts}</h3>
    <ul class="list">${away.map((cell) => goPart(review, cell, cell.column))}</ul>`;
}

/** @param {Review} review @param {string} selected */
function elsewhere(review, selected) {
  const others = review.talk.open.filter(({ key }) => key !== selected);
  return html`
    <h3>${words.openElsewhere(others.length)}</h3>
    ${others.length ? html`<ul class="list">${others.slice(0, MOST_ELSEWHERE).map((thread) =>
      goPart(review, review.talk.cellOf(thread), thread.column ?? words.wholeLine, thread.entries[0]?.text ?? ""))}</ul>` : nothing}
    ${others.length > MOST_ELSEWHERE ? html`<p class="small soft">${words.more(others.length - MOST_ELSEWHERE)}</p>` : nothing}
    <button type="button" class="quiet" ?disabled=${Boolean(review.state.busy)} @click=${() => review.talk.look()}>${words.lookAgain}</button>`;
}

/** @param {Review} review @param {Cell} cell @param {string} about @param {string} [text] */
const goPart = (review, cell, about, text = "") => html`
  <li>
    <button type="button" class="go" ?disabled=${Boolean(review.state.busy)} @click=${() => review.goTo(cell)}>
      <span class="where">${words.line(cell.key)}</span><span class="title">${about}</span>${text ? html`<span class="excerpt">${text}</span>` : nothing}
    </button>
  </li>`;
