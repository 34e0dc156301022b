// Who changed the selected cell, when, from what.
import { html, nothing } from "lit";
import { valueText } from "./page-conflicts.js";
import { words } from "./words.js";

/** @typedef {import("./review.js").Review} Review */

/** @param {Review} review */
export function historyPage(review) {
  const { history, selection, busy } = review.state;
  const other = selection && (!history || history.cell.key !== selection.key || history.cell.column !== selection.column);
  return html`
    ${history || selection ? nothing : html`<p class="empty">${words.noSelection}</p>`}
    ${other ? html`<button type="button" ?disabled=${Boolean(busy)} @click=${() => review.past.look()}>${words.historyOf(selection.column, words.line(selection.key))}</button>` : nothing}
    ${history ? html`
      <h2>${words.historyOf(history.cell.column, words.line(history.cell.key))}</h2>
      ${history.entries.length ? html`
        <ol class="list">${history.entries.map(({ by, at, from, to, revision, what }) => html`
          <li class="entry">
            ${what === "lost" ? html`<p>${words.lost(valueText(to ?? null), valueText(from ?? null))}</p>`
    : html`<p><span class="from">${valueText(from ?? null)}</span> → <strong>${valueText(to ?? null)}</strong></p>`}
            <p class="small soft">${words.byAt(by, at)} · ${words.revision(revision)}</p>
          </li>`)}
        </ol>` : html`<p class="empty">${words.noHistory}</p>`}` : nothing}`;
}
