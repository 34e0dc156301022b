// Whose page it is: whoever is signed in, or without accounts a name to be written.
import { api } from "./api.js";
import { button, h } from "./dom.js";
import { person, session, toSignIn } from "./session.js";
import { words } from "./words.js";

let name = null;

/** The name under which things are done here. */
export const me = () => name ?? (person.get() || "local");

/** Shows whose page it is in the page's head, and tells the account; goes to the sign-in page where nobody is signed in. */
export async function whoIsHere(changed = () => {}) {
  const { accounts } = await api.ways();
  if (accounts && !session.token()) await toSignIn();
  if (!accounts) session.end();
  const own = await api.account();
  if (own.passwordDue) await toSignIn();
  const place = document.getElementById("who");
  if (own.accounts) {
    name = own.name;
    place.replaceChildren(h("span", {}, words.signedInAs(own.name)), button(words.signOut, "", signOut));
    return own;
  }
  const field = h("input", { id: "person", autocomplete: "name", maxlength: 60, placeholder: "local", value: person.get() });
  field.addEventListener("change", () => { person.set(field.value); changed(); });
  place.replaceChildren(h("label", {}, words.yourName, " ", field));
  return own;
}

async function signOut() {
  try { await api.signOut(); } finally { await toSignIn(); }
}
