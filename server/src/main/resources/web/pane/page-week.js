// The first page: which week, and what can be done with it.
import { html, nothing } from "lit";
import { whoPart } from "./page-sign-in.js";
import { nameOf } from "./sheets.js";
import { words } from "./words.js";

/** @typedef {import("./review.js").Review} Review */

/** @param {Review} review */
export function weekPage(review) {
  const { state } = review;
  const inGrid = review.workbook.host === "grid";
  return html`
    ${state.programs.length || inGrid ? nothing : html`<p class="empty">${words.noPrograms}</p>`}
    ${inGrid ? nothing : chooser(review)}
    ${state.identity ? here(review) : inGrid ? again(review) : html`<p class="empty">${words.noSheet}</p>`}
    ${undoPart(review)}
    ${helpPart()}
    ${whoPart(review)}`;
}

const helpPart = () => html`
  <details class="help">
    <summary>${words.help}</summary>
    <dl>${words.helpOf.map(([button, what]) => html`<dt>${button}</dt><dd>${what}</dd>`)}</dl>
  </details>`;

/** @param {Review} review */
function chooser(review) {
  const { programs, chosen, busy, identity } = review.state;
  const program = programs.find(({ id }) => id === chosen?.scope);
  const sheets = [...(program?.sheets ?? [])].sort((a, b) => b.period.localeCompare(a.period) || a.title.localeCompare(b.title));
  const value = chosen ? nameOf(chosen) : "";
  return html`
    <div class="fields">
      <label>${words.program}
        <select @change=${(/** @type {Event} */ event) => chooseProgram(review, /** @type {HTMLSelectElement} */ (event.target).value)}>
          ${programs.map(({ id, name }) => html`<option value=${id} .selected=${id === chosen?.scope}>${name}</option>`)}
        </select>
      </label>
      <label>${words.period}
        <select @change=${(/** @type {Event} */ event) => choose(review, /** @type {HTMLSelectElement} */ (event.target).value)}>
          ${sheets.map(({ sheet, period, title }) => html`<option value=${sheet} .selected=${sheet === value}>${period} · ${title}</option>`)}
        </select>
      </label>
      ${program && !sheets.length ? html`<p class="empty">${words.noWeeks} <a href="/" target="_blank">${words.openStart}</a></p>` : nothing}
      ${identity && chosen && nameOf(identity) !== nameOf(chosen) ? html`<p class="small soft">${words.notThisSheet}</p>` : nothing}
      <button type="button" class=${identity && chosen && nameOf(identity) === nameOf(chosen) ? "" : "main"} ?disabled=${Boolean(busy) || !chosen || !sheets.length} title=${words.pullHint} @click=${() => review.pull()}>${words.pull}</button>
    </div>`;
}

/** @param {Review} review @param {string} id */
function chooseProgram(review, id) {
  const sheets = review.state.programs.find((program) => program.id === id)?.sheets ?? [];
  const last = [...sheets].sort((a, b) => Number(Boolean(a.follows)) - Number(Boolean(b.follows)) || b.period.localeCompare(a.period))[0];
  review.set({ chosen: last ? { template: last.template, scope: id, period: last.period } : { template: "", scope: id, period: "" } });
}

/** @param {Review} review @param {string} sheet */
function choose(review, sheet) {
  const [template, scope, period] = sheet.split("/");
  review.set({ chosen: { template, scope, period } });
}

/** For a week that did not come, on the page that is there for it. @param {Review} review */
const again = (review) => (review.state.busy ? nothing : html`<button type="button" class="main" @click=${() => review.pull()}>${words.retry}</button>`);

/** @param {Review} review */
function here(review) {
  const { state } = review;
  const { identity, busy, unsent, coauthored, latest } = state;
  if (!identity) return nothing;
  return html`
    <div class="card">
      <p class="sheet"><strong>${identity.period}</strong> <span class="soft">${state.programs.find(({ id }) => id === identity.scope)?.name ?? identity.scope}</span></p>
      <p class="small soft">${words.revision(identity.revision)}${latest > identity.revision ? html` · <strong class="newer">${words.newer(latest)}</strong>` : nothing}</p>
      <p class="unsent ${unsent ? "some" : ""}">${unsent === null ? words.unsentUnknown : words.unsent(unsent)}</p>
      ${coauthored ? html`<p class="small">${words.coauthors(coauthored)} <button type="button" class="quiet" ?disabled=${Boolean(busy)} @click=${() => review.submit({ coauthors: true })}>${words.coauthorsToo}</button></p>` : nothing}
      <button type="button" class="quiet" ?disabled=${Boolean(busy)} @click=${() => review.past.previewUndo()}>${words.undoMine}</button>
    </div>`;
}

/** @param {Review} review */
function undoPart(review) {
  const { undo, busy } = review.state;
  if (!undo) return nothing;
  return html`
    <div class="card warn">
      <p>${undo.changed ? words.undoPreview(undo.changed) : words.undoNothing}</p>
      ${undo.kept ? html`<p class="small">${words.undoKept(undo.kept)}</p>` : nothing}
      <div class="buttons">
        ${undo.changed ? html`<button type="button" class="main" ?disabled=${Boolean(busy)} @click=${() => review.past.undo()}>${words.undoNow}</button>` : nothing}
        <button type="button" @click=${() => review.set({ undo: null })}>${words.cancel}</button>
      </div>
    </div>`;
}
