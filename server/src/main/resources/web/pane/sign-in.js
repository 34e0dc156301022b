// The sign-in in a window of the Office dialog. It hands the token to the pane and is closed by it.
import { html, nothing, render } from "lit";
import { api } from "./api.js";
import { loadOffice } from "./office.js";
import { form, signIn } from "./page-sign-in.js";
import { session } from "./session.js";
import { words } from "./words.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const address = document.querySelector('meta[name="bidbook-office-js"]')?.getAttribute("content") ?? "";

await loadOffice(address);
await Office.onReady();
const token = session.token();
// Back from the sign-in page, where the organization's provider is asked.
if (token) hand(token);
else show("", (await api.ways()).openid ? html`<p><a href="/sign-in.html?to=%2Fpane%2Fsign-in.html">${words.signInWith}</a></p>` : nothing);

/** @param {string} token */
function hand(token) {
  session.keep(null);
  Office.context.ui.messageParent(token, { targetOrigin: location.origin });
}

/** @param {string} why @param {unknown} [more] */
function show(why, more = nothing) {
  render(html`<h1>${words.signIn}</h1>${why ? html`<div class="notice bad" role="alert"><p>${why}</p></div>` : nothing}${form(submit)}${more}`, main);
}

/** @param {string} name @param {string} password */
async function submit(name, password) {
  const { token, why } = await signIn(name, password);
  if (token) hand(token);
  else show(why);
}
