// The sign-in page: by name and password, or by the organization's OpenID provider. It ends where somebody came from.
import { api } from "./api.js";
import { button, h } from "./dom.js";
import { session } from "./session.js";
import { words } from "./words.js";

const main = document.getElementById("main");
const asked = new URLSearchParams(location.search);
const BEGUN = "bidbook.openid";

/** Only a place of this server; anything else is the start page. */
function backTo(place) {
  return place && /^\/[^/\\]/.test(place) && !place.startsWith("/sign-in") ? place : "/";
}

function card(title, ...content) {
  main.replaceChildren(h("section", { class: "card" }, h("h1", {}, title), ...content));
  main.querySelector("input")?.focus();
}

const field = (label, attributes) => {
  const input = h("input", { required: true, maxlength: 128, ...attributes });
  return { input, label: h("label", { class: "field" }, label, input) };
};

const failureOf = (failure) => {
  const problem = failure.document?.problems?.[0];
  return problem ? `${problem.message} ${problem.repair}` : failure.message;
};

function form(fields, label, work) {
  const fault = h("p", { class: "panel bad", role: "alert", hidden: true });
  const press = h("button", { class: "main" }, label);
  return h("form", {
    onsubmit: async (event) => {
      event.preventDefault();
      press.disabled = true;
      fault.hidden = true;
      try {
        await work(...fields.map(({ input }) => input.value));
      } catch (failure) {
        fault.textContent = failureOf(failure);
        fault.hidden = false;
      } finally {
        press.disabled = false;
      }
    },
  }, fields.map((each) => each.label), press, fault);
}

function begun(answer, place, password) {
  session.begin(answer.token);
  if (answer.passwordDue) ownPassword(answer.name, place, password);
  else location.replace(place);
}

function passwordForm(openid, place) {
  card(words.signInTitle,
    form([field(words.accountName, { autocomplete: "username" }), field(words.password, { type: "password", autocomplete: "current-password" })],
      words.signIn, async (name, password) => begun(await api.signIn({ name, password }), place, password)),
    openid ? button(words.signInWith, "", () => toProvider(openid, place)) : null);
}

function ownPassword(name, place, current) {
  const fields = [field(words.newPassword, { type: "password", autocomplete: "new-password", minlength: 12 }),
    field(words.newPasswordAgain, { type: "password", autocomplete: "new-password", minlength: 12 })];
  if (!current) fields.unshift(field(words.password, { type: "password", autocomplete: "current-password" }));
  card(words.changePassword, h("p", {}, words.passwordDue(name)),
    form(fields, words.changePassword, async (...values) => {
      const [wanted, again] = values.slice(-2);
      if (wanted !== again) throw new Error(words.passwordsDiffer);
      await api.changePassword(current ?? values[0], wanted);
      location.replace(place);
    }));
}

const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const random = () => base64(crypto.getRandomValues(new Uint8Array(32)));
const redirect = `${location.origin}/sign-in.html`;

/** Sends somebody to the provider; what proves that the answer is for this page stays in this tab. */
async function toProvider({ authorizationEndpoint, clientId, scope }, place) {
  const verifier = random();
  const state = random();
  sessionStorage.setItem(BEGUN, JSON.stringify({ verifier, state, place }));
  const challenge = base64(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  const address = new URL(authorizationEndpoint);
  for (const [name, value] of Object.entries({ response_type: "code", response_mode: "query", client_id: clientId, redirect_uri: redirect,
    scope, state, code_challenge: challenge, code_challenge_method: "S256" })) address.searchParams.set(name, value);
  location.assign(address);
}

/** Back from the provider, with a code or with its refusal. */
async function fromProvider() {
  const { verifier, state, place } = JSON.parse(sessionStorage.getItem(BEGUN) ?? "{}");
  sessionStorage.removeItem(BEGUN);
  history.replaceState(null, "", "/sign-in.html");
  if (!state || asked.get("state") !== state || !asked.has("code")) throw new Error(words.strangeReturn);
  begun(await api.signIn({ openid: { code: asked.get("code"), verifier, redirect } }), backTo(place));
}

async function begin() {
  const { accounts, openid } = await api.ways();
  if (!accounts) {
    card(words.signInTitle, h("p", {}, words.noAccounts), h("p", {}, h("a", { href: "/" }, words.startPage)));
    return;
  }
  const place = backTo(asked.get("to"));
  passwordForm(openid, place);
  if (asked.has("state")) {
    try {
      await fromProvider();
    } catch (failure) {
      main.querySelector(".card").append(h("p", { class: "panel bad", role: "alert" }, failureOf(failure)));
    }
  }
}

try {
  await begin();
} catch (failure) {
  card(words.signInTitle, h("p", { class: "panel bad", role: "alert" }, failure.message));
}
