// The calls of the API. Every failure is thrown as the error document that the server answered.
import { identity, toSignIn } from "./session.js";
import { words } from "./words.js";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const base = "/api/v1";

const path = (...parts) => base + parts.map((part) => `/${encodeURIComponent(part)}`).join("");
const sheetPath = (sheet) => path("sheets", ...sheet.split("/"));

export class Failure extends Error {
  constructor(status, document) {
    super(document.detail ?? document.title);
    this.status = status;
    this.document = document;
  }
}

async function failureOf(response) {
  const document = await response.json().catch(() => ({ title: words.failed, problems: [] }));
  return new Failure(response.status, document);
}

async function call(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { ...options, headers: { Accept: "application/json", ...identity(), ...options.headers } });
  } catch {
    throw new Failure(0, { title: words.failed, problems: [] });
  }
  if (response.status === 401 && !options.open) return toSignIn();
  if (!response.ok) throw await failureOf(response);
  return response;
}

const json = async (address, options) => (await call(address, options)).json();
const jsonBody = (method, body) => ({ method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** Sends a file and tells how much of it is sent; fetch cannot do that. */
function send(address, file, headers, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    for (const [name, value] of Object.entries({ Accept: "application/json", ...identity(), ...headers })) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener("error", () => reject(new Failure(0, { title: words.failed, problems: [] })));
    request.addEventListener("load", () => {
      let document;
      try { document = JSON.parse(request.responseText); } catch { document = { title: words.failed, problems: [] }; }
      if (request.status >= 200 && request.status < 300) resolve(document);
      else if (request.status === 401) toSignIn();
      else reject(new Failure(request.status, document));
    });
    request.send(file);
  });
}

const typeOf = (file) => /\.csv$/i.test(file.name) ? "text/csv" : XLSX;

/** Saves a response under the name that the server gives it. */
async function save(response, fallback) {
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition);
  const plain = /filename="([^"]+)"/.exec(disposition);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = encoded ? decodeURIComponent(encoded[1]) : plain ? plain[1] : fallback;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The revisions that this page itself made, which it need not be told of. */
const own = new Set();
const made = async (answer) => {
  const stored = await answer;
  if (stored.sheet) own.add(`${stored.sheet} ${stored.revision}`);
  return stored;
};
const madeIn = (sheet, answer) => made(answer.then((stored) => ({ sheet, ...stored })));

export const api = {
  isOwn: (sheet, revision) => own.has(`${sheet} ${revision}`),
  programs: async () => (await json(path("programs"))).programs,
  program: (id) => json(path("programs", id)),
  createProgram: (program) => json(path("programs"), jsonBody("POST", program)),
  importReport: (program, period, file, accept, onProgress) =>
    made(send(path("programs", program, "reports", period) + (accept.length ? `?accept=${accept.join(",")}` : ""), file, { "Content-Type": typeOf(file) }, onProgress)),
  importAward: (program, bid, file, { template, matches, take }, onProgress) => {
    const asked = new URLSearchParams([["template", template], ...matches.map((match) => ["match", match]), ...(take ? [["take", take]] : [])]);
    return made(send(`${path("programs", program, "reports", bid)}?${asked}`, file, { "Content-Type": typeOf(file) }, onProgress));
  },
  summary: (sheet) => json(`${sheetPath(sheet)}/summary`),
  template: (name) => json(path("templates", name)),
  templates: async () => (await json(path("templates"))).templates,
  check: (sheet, file, onProgress) => send(`${sheetPath(sheet)}/validation`, file, { "Content-Type": XLSX }, onProgress),
  submit: (sheet, file, onlyMine, key) =>
    madeIn(sheet, send(`${sheetPath(sheet)}/submissions${onlyMine ? "?only=mine" : ""}`, file, { "Content-Type": XLSX, "Idempotency-Key": key }, () => {})),
  resolve: (sheet, file, resolutions) => {
    const form = new FormData();
    form.append("resolutions", JSON.stringify(resolutions));
    form.append("file", file);
    return madeIn(sheet, json(`${sheetPath(sheet)}/submissions`, { method: "POST", body: form }));
  },
  download: async (sheet) => save(await call(`${sheetPath(sheet)}/workbook`, { headers: { Accept: XLSX } }), `${sheet.replaceAll("/", "-")}.xlsx`),
  annotated: async (sheet, file, call_) => {
    const response = await fetch(`${sheetPath(sheet)}/${call_}`, { method: "POST", body: file, headers: { "Content-Type": XLSX, Accept: XLSX, ...identity() } });
    if (response.status === 401) return toSignIn();
    if (!(response.headers.get("Content-Type") ?? "").startsWith(XLSX)) throw await failureOf(response);
    await save(response, file.name);
  },
  complete: (sheet) => json(`${sheetPath(sheet)}/completion`, { method: "POST" }),
  signOffs: (sheet) => json(`${sheetPath(sheet)}/sign-offs`),
  sign: (sheet, revision, comment) => json(`${sheetPath(sheet)}/sign-offs`, jsonBody("POST", { revision, comment })),
  withdraw: (sheet, id, reason) => json(`${sheetPath(sheet)}/sign-offs/${encodeURIComponent(id)}/withdrawal`, jsonBody("POST", { reason })),
  handOff: (program) => json(path("programs", program, "hand-off")),
  signHandOff: (program, revision, comment) => json(path("programs", program, "hand-off", "sign-offs"), jsonBody("POST", { revision, comment })),
  withdrawHandOff: (program, id, reason) => json(path("programs", program, "hand-off", "sign-offs", id, "withdrawal"), jsonBody("POST", { reason })),
  rejectHandOff: (program, reason) => json(path("programs", program, "hand-off", "rejections"), jsonBody("POST", { reason })),
  changePhase: (program, change) => json(path("programs", program, "phases"), jsonBody("POST", change)),
  sayBid: (program, bid, state, comment) => json(path("programs", program, "demand-bids"), jsonBody("POST", { bid, state, comment })),
  /** What an address that the server gave tells. */
  follow: (address) => json(address),
  history: (sheet, before) => json(`${sheetPath(sheet)}/history?limit=50${before ? `&before=${before}` : ""}`),
  undo: (submission, preview) => {
    const answer = json(`${path("submissions", submission, "undo")}?preview=${preview}`, { method: "POST" });
    return preview ? answer : made(answer);
  },
  queue: () => json(path("queue")),
  looked: (sheet, revision) => json(`${sheetPath(sheet)}/looks`, jsonBody("POST", revision === undefined ? {} : { revision })),
  changes: (sheet) => json(`${sheetPath(sheet)}/changes`),
  addToThread: (sheet, thread, entry) => json(`${sheetPath(sheet)}/threads/${encodeURIComponent(thread)}/entries`, jsonBody("POST", entry)),
  previewCommunication: (sheet) => json(`${sheetPath(sheet)}/communications`, jsonBody("POST", { preview: true })),
  communicate: (sheet, what, key) => json(`${sheetPath(sheet)}/communications`, { ...jsonBody("POST", what), headers: { "Content-Type": "application/json", "Idempotency-Key": key } }),
  pack: async (sheet) => (await call(`${sheetPath(sheet)}/pack`, { headers: { Accept: "text/html" } })).text(),
  ways: () => json(path("sign-ins"), { open: true }),
  signIn: (body) => json(path("sign-ins"), { ...jsonBody("POST", body), open: true }),
  signOut: () => call(path("sign-ins", "current"), { method: "DELETE", open: true }),
  account: () => json(path("account")),
  changePassword: (current, wanted) => call(path("account", "password"), jsonBody("POST", { current, new: wanted })),
  events: listen,
};

/** Listens for as long as the page is there; an EventSource could not carry a token. */
async function listen(onRevision) {
  for (;;) {
    try {
      const response = await fetch(`${base}/events`, { headers: { Accept: "text/event-stream", ...identity() } });
      if (response.status === 401) { await toSignIn(); }
      if (response.ok) await read(response.body, onRevision);
    } catch {
      // The connection broke; it is begun anew below.
    }
    await new Promise((resolve) => { setTimeout(resolve, 3000); });
  }
}

async function read(body, onRevision) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event);
      if (data && /^event: revision$/m.test(event)) onRevision(JSON.parse(data[1]));
    }
  }
}
