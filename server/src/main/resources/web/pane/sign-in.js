// The sign-in in a window of the Office dialog. It hands the token to the pane and is closed by it.
import { html, nothing, render } from "lit";
import { form, signIn } from "./page-sign-in.js";
import { words } from "./words.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const address = document.querySelector('meta[name="bidbook-office-js"]')?.getAttribute("content") ?? "";

await new Promise((resolve) => {
  const script = document.createElement("script");
  script.src = address;
  script.addEventListener("load", resolve);
  document.head.append(script);
});
await Office.onReady();
show("");

/** @param {string} why */
function show(why) {
  render(html`<h1>${words.signIn}</h1>${why ? html`<div class="notice bad" role="alert"><p>${why}</p></div>` : nothing}${form(submit)}`, main);
}

/** @param {string} name @param {string} password */
async function submit(name, password) {
  const { token, why } = await signIn(name, password);
  if (token) Office.context.ui.messageParent(token, { targetOrigin: location.origin });
  else show(why);
}
