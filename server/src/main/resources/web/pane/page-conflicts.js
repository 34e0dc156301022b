// Cells that two people changed: both values, both names, both times.
import { html, nothing } from "lit";
import { conflictId } from "./sheets.js";
import { words } from "./words.js";

/** @typedef {import("./review.js").Review} Review */
/** @typedef {import("./api.js").Conflict} Conflict */

/** @param {import("./workbook.js").Value} value */
export const valueText = (value) => (value === null || value === "" ? words.blank : value === true ? words.yes : value === false ? words.no : typeof value === "number" ? words.number(value) : value);

/** @param {Review} review */
export function conflictsPage(review) {
  const { conflicts, choices, busy } = review.state;
  const left = conflicts.filter((conflict) => !choices.has(conflictId(conflict))).length;
  return html`
    <h2>${words.conflicts(conflicts.length)}</h2>
    <p class="soft">${words.conflictsHint}</p>
    <div class="buttons">
      <button type="button" @click=${() => review.choose(conflicts, "mine")}>${words.allMine}</button>
      <button type="button" @click=${() => review.choose(conflicts, "theirs")}>${words.allTheirs}</button>
    </div>
    <ul class="list">${conflicts.map((conflict) => item(review, conflict))}</ul>
    ${left ? html`<p class="soft" id="to-choose">${words.toChoose(left)}</p>` : nothing}
    <button type="button" class="main" ?disabled=${Boolean(busy) || left > 0} aria-describedby=${left ? "to-choose" : nothing} @click=${() => review.submit()}>${words.submitChoices}</button>`;
}

/** @param {Review} review @param {Conflict} conflict */
function item(review, conflict) {
  const { key, column, base, mine, theirs, by, at } = conflict;
  const id = conflictId(conflict);
  const choice = review.state.choices.get(id);
  const option = (/** @type {"mine" | "theirs"} */ take, /** @type {unknown} */ name, /** @type {import("./workbook.js").Value} */ value, /** @type {string} */ more) => html`
    <label class="side ${choice === take ? "taken" : ""}">
      <input type="radio" name=${id} .checked=${choice === take} @change=${() => review.choose([conflict], take)}>
      <span><span class="small soft">${name}</span><span class="value">${valueText(value)}</span><span class="small soft">${more}</span></span>
    </label>`;
  return html`
    <li class="conflict">
      <fieldset>
        <legend><button type="button" class="go" @click=${() => review.goTo({ key, column })}><span class="title">${column}</span> <span class="where">${words.line(key)}</span></button></legend>
        <p class="small soft">${words.was}: ${valueText(base)}</p>
        <div class="sides">
          ${option("mine", words.mine, mine, review.state.person)}
          ${option("theirs", words.theirs, theirs, words.byAt(by, at))}
        </div>
      </fieldset>
    </li>`;
}
