// Who signed what, what is other since, and signing.
import { api } from "./api.js";
import { button, h, notice, show, table } from "./dom.js";
import { closeButton, failurePanel, shown } from "./panels.js";
import { me } from "./who.js";
import { words } from "./words.js";

/** The signatures that count, beside a week; nothing where nobody signed. */
export function signatureMark(signOffs) {
  if (!signOffs) return null;
  return signOffs.by.map(({ by, role, at, state, changed }) =>
    h("span", { class: `tag ${state === "standing" ? "read" : "doubtful"}` },
      words.signedBy(by, role, at) + (state === "changed" ? `, ${words.changedSince(changed)}` : "")));
}

/** What was changed since a signature, cell by cell. */
export function changedTable(since) {
  const rows = since.cells.map((cell) => h("tr", {},
    h("td", { class: "cell" }, cell.key),
    h("td", {}, cell.column === "#row" ? "–" : cell.column),
    cell.what === "changed" ? h("td", { class: "value" }, shown(cell.from)) : h("td", { class: "value" }, "–"),
    h("td", { class: "value" }, cell.what === "added" ? words.rowCame : cell.what === "removed" ? words.rowWent : shown(cell.to)),
    h("td", {}, cell.by ?? "–", cell.at ? h("small", {}, ` ${words.moment(cell.at)}`) : null)));
  const left = since.count - since.cells.length;
  return h("div", { class: "stack" },
    rows.length ? table("", Object.values(words.sinceColumns), rows) : null,
    left > 0 ? h("p", { class: "meta" }, words.moreCells(left)) : null,
    since.parameters.map(({ name, from, to }) => h("p", {}, words.parameterChanged(name, from, to))));
}

/** All signatures with what they are worth; withdraw is asked for with an id and a reason. */
export function signatureList(signOffs, withdraw) {
  if (!signOffs.length) return h("p", { class: "meta" }, words.nobodySigned);
  return h("ul", { class: "signatures" }, signOffs.map((one) => {
    const place = h("div", { class: "place" });
    const mine = withdraw && !one.withdrawn && one.state !== "replaced" && one.by === me();
    return h("li", { class: one.state },
      h("div", { class: "signature" },
        h("strong", {}, one.by), h("span", { class: "meta" }, one.role),
        h("span", { class: `tag ${one.state === "standing" ? "read" : one.state === "changed" ? "doubtful" : ""}` },
          one.state === "changed" ? words.changedSince(one.changedSince.count, one.changedSince.parameters.length) : words.signatureState[one.state]),
        h("span", { class: "grow" }),
        h("span", { class: "meta" }, `${words.moment(one.at)} · ${words.revision(one.revision)} · ${words.signatureRows(one.rows, one.branches)}`),
        mine ? button(words.withdraw, "quiet", () => show(place, reasonForm(words.withdrawNow, (reason) => withdraw(one.id, reason), place))) : null),
      one.comment ? h("p", {}, `“${one.comment}”`) : null,
      one.withdrawn ? h("p", { class: "meta" }, words.withdrawnBecause(one.withdrawn.by, one.withdrawn.at, one.withdrawn.reason)) : null,
      one.state === "changed" ? changedTable(one.changedSince) : null,
      place);
  }));
}

/** Asks for a reason before something is done. */
export function reasonForm(label, work, place, needed = true, fieldLabel = words.reason, more = null) {
  const text = h("input", { maxlength: 2000, required: needed, autocomplete: "off" });
  return h("form", {
    class: "panel",
    onsubmit: async (event) => {
      event.preventDefault();
      try { await work(text.value.trim()); } catch (failure) { show(place, failurePanel(failure, place)); }
    },
  }, more, h("label", { class: "field" }, fieldLabel, text),
  h("div", { class: "actions" }, h("button", { class: "main" }, label), closeButton(place)));
}

/** The signatures of a week, and signing the revision that is shown. */
export async function signaturePanel(entry, maySign, place, refresh) {
  try {
    show(place, panel(entry, await api.signOffs(entry.sheet), maySign, place, refresh));
  } catch (failure) {
    show(place, failurePanel(failure, place));
  }
}

function panel(entry, signed, maySign, place, refresh) {
  const below = h("div", { class: "place" });
  const again = async () => {
    await refresh();
    const now = await api.signOffs(entry.sheet);
    show(place, panel({ ...entry, revision: now.revision }, now, maySign, place, refresh));
  };
  const withdraw = async (id, reason) => { await api.withdraw(entry.sheet, id, reason); await again(); };
  return h("div", { class: "panel" },
    h("h3", {}, words.signaturesOf(entry.sheet)),
    signatureList(signed.signOffs, maySign ? withdraw : null),
    signed.open.length ? h("p", { class: "meta" }, words.openBranches(signed.open)) : null,
    below,
    h("div", { class: "actions" },
      maySign ? button(words.signNow(entry.revision), "main", () => show(below, signForm(entry.sheet, entry.revision, below, again))) : null,
      closeButton(place)));
}

function signForm(sheet, revision, place, again) {
  return reasonForm(words.signNow(revision), async (comment) => {
    try {
      await api.sign(sheet, revision, comment || undefined);
      notice(words.signedNow(sheet), sheet);
      await again();
    } catch (failure) {
      show(place, refusal(failure, place, (now) => signForm(sheet, now, place, again)));
    }
  }, place, false, words.signComment);
}

/** Why nothing was signed; where it was changed since, the cells, and signing what is there now. */
export function refusal(failure, place, formFor) {
  const since = failure.document?.changedSince;
  if (!since) return failurePanel(failure, place);
  return h("div", { class: "panel warn" },
    h("h3", {}, failure.document.title), h("p", {}, failure.document.detail), changedTable(since),
    h("div", { class: "actions" },
      button(words.signNow(failure.document.revision), "main", () => show(place, formFor(failure.document.revision))),
      closeButton(place)));
}
