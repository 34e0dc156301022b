// Signing in: by the Office dialog in Excel, by name and password where there is no dialog.
import { html, nothing } from "lit";
import { api, Failure } from "./api.js";
import { words } from "./words.js";

/** @typedef {import("./review.js").Review} Review */

/** @param {Review} review */
export const signInPage = (review) => html`
  <h2>${words.signIn}</h2>
  <p class="soft">${words.signInTo}</p>
  ${dialog.open ? html`
    <button type="button" class="main" @click=${() => byDialog(review)}>${words.signInDialog}</button>
    <p class="small soft">${words.signInElsewhere}</p>` : form((name, password) => byPassword(review, name, password))}`;

/**
 * How a window for signing in is opened; the task pane sets it. It resolves to the token.
 * @type {{open: (() => Promise<string>) | null}}
 */
export const dialog = { open: null };

/** @param {(name: string, password: string) => void} submit */
export const form = (submit) => html`
  <form class="fields" @submit=${(/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    submit(String(fields.get("name")), String(fields.get("password")));
  }}>
    <label>${words.name}<input name="name" autocomplete="username" required maxlength="200"></label>
    <label>${words.password}<input name="password" type="password" autocomplete="current-password" required maxlength="1000"></label>
    <button class="main">${words.signIn}</button>
  </form>`;

/** The token of a sign-in; null, and words why not, otherwise. @param {string} name @param {string} password @returns {Promise<{token: string | null, why: string}>} */
export async function signIn(name, password) {
  try {
    const begun = await api.signIn(name, password);
    return begun.passwordDue ? { token: null, why: words.passwordDue } : { token: begun.token, why: "" };
  } catch (failure) {
    if (failure instanceof Failure) return { token: null, why: failure.message };
    throw failure;
  }
}

/** @param {Review} review @param {string} name @param {string} password */
async function byPassword(review, name, password) {
  const { token, why } = await signIn(name, password);
  if (token) await review.signedIn(token);
  else review.set({ notices: [{ kind: "bad", text: why }] });
}

/** @param {Review} review */
async function byDialog(review) {
  try {
    const token = await dialog.open?.();
    if (token) await review.signedIn(token);
  } catch (failure) {
    review.set({ notices: [{ kind: "warn", text: failure instanceof Error ? failure.message : words.failed }] });
  }
}

/** Who is signed in, and the way out. @param {Review} review */
export const whoPart = (review) => html`
  <div class="who">
    ${review.state.accounts ? html`
      <span class="soft">${words.signedInAs} <strong>${review.state.person}</strong></span>
      <button type="button" class="quiet" @click=${() => review.signOut()}>${words.signOut}</button>` : html`
      <label>${words.yourName}<input maxlength="60" autocomplete="name" .value=${review.state.person}
        aria-describedby="name-hint" @change=${(/** @type {Event} */ event) => review.chooseName(/** @type {HTMLInputElement} */ (event.target).value)}></label>
      <span class="small soft" id="name-hint">${words.yourNameHint}</span>`}
  </div>${nothing}`;
