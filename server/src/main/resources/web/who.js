// Whose page this is: a name to be written, or whoever is signed in.
import { api } from "./api.js";
import { button, h } from "./dom.js";
import { person, session, toSignIn } from "./session.js";
import { words } from "./words.js";

/** Shows who is here, who may have to sign in first, and tells the account; without accounts the name can be changed. */
export async function whoIsHere(changed = () => {}) {
  const { accounts } = await api.ways();
  if (accounts && !session.token()) await toSignIn();
  if (!accounts) session.end();
  const own = await api.account();
  if (own.passwordDue) await toSignIn();
  const place = document.getElementById("who");
  if (own.accounts) {
    place.replaceChildren(h("span", {}, words.signedInAs(own.name)), button(words.signOut, "", signOut));
    return own;
  }
  const name = h("input", { id: "person", autocomplete: "name", maxlength: 60, placeholder: "local", value: person.get() });
  name.addEventListener("change", () => { person.set(name.value); changed(); });
  place.replaceChildren(h("label", {}, words.yourName, " ", name));
  return own;
}

async function signOut() {
  try { await api.signOut(); } finally { await toSignIn(); }
}
