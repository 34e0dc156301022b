// Who is signed in. The token is kept for this tab or pane alone, and never in a cookie.

const TOKEN = "bidbook.token";
const PERSON = "bidbook.person";

export const session = {
  /** @returns {string | null} */
  token: () => sessionStorage.getItem(TOKEN),
  /** @param {string | null} token */
  keep: (token) => (token === null ? sessionStorage.removeItem(TOKEN) : sessionStorage.setItem(TOKEN, token)),
  /** The name to act under on a server without accounts. */
  chosenName: () => localStorage.getItem(PERSON) ?? "",
  /** @param {string} name */
  chooseName: (name) => localStorage.setItem(PERSON, name.trim()),
};

/** What tells the server who calls. @returns {Record<string, string>} */
export function identity() {
  const token = session.token();
  if (token) return { Authorization: `Bearer ${token}` };
  const name = session.chosenName();
  return name ? { "X-Bidbook-User": `utf-8''${encodeURIComponent(name)}` } : {};
}
