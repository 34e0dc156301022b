// Who is signed in, in this tab only: a token lives in sessionStorage, and goes with every call.
const KEY = "bidbook.token";

/** The name to act under where there are no accounts, kept in this browser. */
export const person = {
  get: () => localStorage.getItem("bidbook.person") ?? "",
  set: (name) => localStorage.setItem("bidbook.person", name.trim()),
};

export const session = {
  token: () => sessionStorage.getItem(KEY),
  begin: (token) => sessionStorage.setItem(KEY, token),
  end: () => sessionStorage.removeItem(KEY),
};

/** The headers that say who calls. */
export function identity() {
  const token = session.token();
  if (token) return { Authorization: `Bearer ${token}` };
  const name = person.get();
  return name ? { "X-Bidbook-User": `utf-8''${encodeURIComponent(name)}` } : {};
}

/** To the sign-in page, and back here afterwards. */
export function toSignIn() {
  session.end();
  location.assign(`/sign-in.html?to=${encodeURIComponent(location.pathname + location.search)}`);
  // Whatever waits for an answer goes away with the page.
  return new Promise(() => {});
}
