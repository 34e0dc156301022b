// The calls of the API. Every failure is thrown as the error document that the server answered; status 0: there was no answer.
import { Line } from "./line.js";
import { identity } from "./session.js";
import { words } from "./words.js";

/** @typedef {import("./workbook.js").Value} Value */
/** @typedef {import("./workbook.js").Template} Template */

/**
 * @typedef {object} Problem
 * @property {string} [type]
 * @property {string | null} key
 * @property {string | null} column
 * @property {Value} value
 * @property {string} message
 * @property {string | null} repair
 */

/** @typedef {{key: string, column: string, base: Value, mine: Value, theirs: Value, by: string, at: string}} Conflict */

/**
 * @typedef {object} Finding
 * @property {string} key
 * @property {string} rule
 * @property {string} title
 * @property {string} ask
 * @property {string} severity
 * @property {string} state
 * @property {number} age
 * @property {string | null} owner
 * @property {string[]} pointsAt
 * @property {string[]} asksFor
 * @property {string[]} missing
 */

/** @typedef {{ordinal: number, sheet: string, revision: number, submission: string, kind: string, by: string, at: string, key: string, column: string, from?: Value, to?: Value, what: string}} Entry */

/** @typedef {{what: "said" | "resolved" | "reopened", text: string | null, mentions: string[], by: string, at: string}} ThreadEntry */
/** @typedef {{thread: string, number: number, begunIn: string, key: string, column: string | null, state: "open" | "resolved", entries: ThreadEntry[]}} Thread */

const BASE = "/api/v1";

export class Failure extends Error {
  /** @param {number} status @param {any} document */
  constructor(status, document) {
    super(document.detail ?? document.title ?? words.failed);
    this.status = status;
    this.document = document;
  }

  /** Whether the server could not be asked: away, or too busy to answer. */
  get isAway() { return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504; }
}

/** @param {string[]} parts */
const path = (...parts) => BASE + parts.map((part) => `/${encodeURIComponent(part)}`).join("");

/** @param {Response} response */
async function failureOf(response) {
  const document = await response.json().catch(() => ({ title: words.failed, problems: [] }));
  return new Failure(response.status, document);
}

/** @param {string} address @param {RequestInit} [options] @returns {Promise<Response>} */
export async function call(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { ...options, headers: { Accept: "application/json", ...identity(), ...options.headers } });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Failure(0, { title: words.away, problems: [] });
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

/** @param {string} address @param {RequestInit} [options] */
async function json(address, options) {
  const response = await call(address, options);
  try {
    return await response.json();
  } catch (error) {
    if (options?.signal?.aborted) throw error;
    throw new Failure(0, { title: words.away, problems: [] });
  }
}

/** @param {unknown} body @param {Record<string, string>} [headers] @returns {RequestInit} */
const posted = (body, headers = {}) => ({ method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });

/** A name for a request by its content, so that sending it again is harmless even after the pane was closed. @param {string} text */
async function retryKey(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {{template: string, scope: string, period: string}} sheet */
export const sheetPath = ({ template, scope, period }) => path("sheets", template, scope, period);

/** @typedef {{template: string, scope: string, period: string}} Sheet */

export const api = {
  /** How one signs in; null on servers that know no accounts. @returns {Promise<{accounts: boolean, openid?: {name?: string} | null}>} */
  ways: async () => {
    try { return await json(path("sign-ins")); } catch (failure) {
      if (failure instanceof Failure && [404, 405].includes(failure.status)) return { accounts: false };
      throw failure;
    }
  },
  /** @param {string} name @param {string} password @returns {Promise<{token: string, name: string, passwordDue: boolean}>} */
  signIn: (name, password) => json(path("sign-ins"), posted({ name, password })),
  signOut: () => call(path("sign-ins", "current"), { method: "DELETE" }),
  /** @returns {Promise<{name: string}>} */
  account: () => json(path("account")),
  /** @returns {Promise<any[]>} */
  programs: async () => (await json(path("programs"))).programs,
  /** @param {string} name @returns {Promise<Template>} */
  template: (name) => json(path("templates", name)),
  /** @param {Sheet} sheet @param {{at?: number, since?: number, signal?: AbortSignal}} [asked]
   *  @returns {Promise<{revision: number, rows: Line[], removed?: string[], completion?: any}>} */
  sheet: async (sheet, { at, since, signal } = {}) => {
    const answer = await json(`${sheetPath(sheet)}?values=list${at !== undefined ? `&at=${at}` : since !== undefined ? `&since=${since}` : ""}`, { signal });
    return { ...answer, rows: Line.all(answer) };
  },
  /** @param {Sheet} sheet @param {object} body @returns {Promise<{problems: Problem[], warnings: Problem[], conflicts: Conflict[], cells: {changed: number}}>} */
  check: (sheet, body) => json(`${sheetPath(sheet)}/validation`, posted(body)),
  /** @param {Sheet} sheet @param {object} body @param {boolean} onlyMine
   *  @returns {Promise<{submission: string | null, revision: number, cells: {changed: number, unchanged: number}, warnings: Problem[]}>} */
  submit: async (sheet, body, onlyMine) => {
    const address = `${sheetPath(sheet)}/submissions${onlyMine ? "?only=mine" : ""}`;
    return json(address, posted(body, { "Idempotency-Key": await retryKey(address + JSON.stringify(body)) }));
  },
  /** All findings that hold. @param {Sheet} sheet @param {AbortSignal} [signal] @returns {Promise<{revision: number, findings: Finding[]}>} */
  findings: async (sheet, signal) => {
    /** @type {Finding[]} */
    const findings = [];
    let after = "";
    let revision = 0;
    do {
      const page = await json(`${sheetPath(sheet)}/findings?limit=5000${after && `&after=${encodeURIComponent(after)}`}`, { signal });
      findings.push(...page.findings);
      revision = page.revision;
      after = page.next ?? "";
    } while (after);
    return { revision, findings };
  },
  /** What holds on lines, by the rules' ids, and on which; a small part of what all findings say. @param {Sheet} sheet @param {AbortSignal} [signal]
   *  @returns {Promise<{revision: number, sets: {open: string[], answered: string[], keys: string[]}[]}>} */
  foundOnLines: (sheet, signal) => json(`${sheetPath(sheet)}/findings/lines?by=findings`, { signal }),
  /** @param {Sheet} sheet @returns {Promise<any>} */
  summary: (sheet) => json(`${sheetPath(sheet)}/summary`),
  /** @param {Sheet} sheet @param {Record<string, string | number>} filter @returns {Promise<{entries: Entry[], before: number | null}>} */
  history: (sheet, filter) => json(`${sheetPath(sheet)}/history?${new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))}`),
  /** @param {string} submission @param {boolean} preview @returns {Promise<any>} */
  undo: (submission, preview) => json(`${path("submissions", submission, "undo")}?preview=${preview}`, { method: "POST" }),
  /** @param {Sheet} sheet @returns {Promise<any>} */
  complete: (sheet) => json(`${sheetPath(sheet)}/completion`, { method: "POST" }),
  /** Null where the server knows no signatures. @param {Sheet} sheet @returns {Promise<any>} */
  signOffs: async (sheet) => {
    try { return await json(`${sheetPath(sheet)}/sign-offs`); } catch (failure) {
      if (failure instanceof Failure && failure.status === 404 && failure.document.type === "/problems/not-found") return null;
      throw failure;
    }
  },
  /** @param {Sheet} sheet @param {{revision: number, comment?: string}} body @returns {Promise<any>} */
  signOff: (sheet, body) => json(`${sheetPath(sheet)}/sign-offs`, posted(body)),
  /** All threads in that state, the latest first. @param {Sheet} sheet @param {Record<string, string>} filter @returns {Promise<Thread[]>} */
  threads: async (sheet, filter) => {
    /** @type {Thread[]} */
    const threads = [];
    /** @type {number | null} */
    let before = null;
    do {
      const page = await json(`${sheetPath(sheet)}/threads?${new URLSearchParams({ ...filter, limit: "500", ...(before ? { before: String(before) } : {}) })}`);
      threads.push(...page.threads);
      before = page.before;
    } while (before);
    return threads;
  },
  /** @param {Sheet} sheet @param {{key: string, column?: string, text: string}} body @param {string} retry under which sending it again is harmless @returns {Promise<Thread>} */
  beginThread: (sheet, body, retry) => json(`${sheetPath(sheet)}/threads`, posted(body, { "Idempotency-Key": retry })),
  /** @param {Sheet} sheet @param {string} thread @param {{text?: string, state?: string}} body @param {string} retry @returns {Promise<Thread>} */
  addToThread: (sheet, thread, body, retry) => json(`${sheetPath(sheet)}/threads/${encodeURIComponent(thread)}/entries`, posted(body, { "Idempotency-Key": retry })),
};
