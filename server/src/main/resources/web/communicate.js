// Telling others of a week's findings: what would be sent and filled, then the press, then what became of each letter.
import { api } from "./api.js";
import { guard } from "./changed.js";
import { button, h, notice, show } from "./dom.js";
import { failurePanel } from "./panels.js";
import { frameOf, windowOf } from "./paper.js";
import { say } from "./queue-words.js";

/** Opens the page of a sheet's findings, ready to be printed. */
export const openPage = (sheet) => windowOf(() => api.pack(sheet));

/** Shows what a press would send. */
export async function communicatePanel(sheet, place, refresh) {
  try {
    show(place, panel(sheet, await api.previewCommunication(sheet), place, refresh));
  } catch (failure) {
    show(place, failurePanel(failure, place));
  }
}

function panel(sheet, preview, place, refresh) {
  const note = h("textarea", { maxlength: 4000 });
  const letter = h("div", { class: "place" });
  const reachable = preview.recipients.filter((recipient) => recipient.address).length;
  // One key for all presses of this button: a second one sends nothing again.
  const key = crypto.randomUUID?.() ?? String(Math.random());
  const send = button(say.send(reachable), "main", async () => {
    try {
      const told = await api.communicate(sheet, { note: note.value }, key);
      await refresh();
      show(place, outcome(sheet, told, place));
    } catch (failure) {
      show(place, failurePanel(failure, place));
    }
  });
  return h("div", { class: "panel" },
    h("h3", {}, say.tellTitle(sheet, preview.findings)),
    h("ul", { class: "recipients" }, preview.recipients.map((recipient) => h("li", {},
      h("span", {}, recipient.name, " ", h("small", {}, recipient.roles)),
      h("span", { class: recipient.address ? "" : "no" }, recipient.address ?? say.noAddress)))),
    preview.fills.length ? h("p", {}, say.fills(byColumn(preview.fills))) : null,
    preview.obstacle ? h("p", { class: "empty" }, preview.obstacle) : h("label", { class: "field" }, say.note, note),
    h("div", { class: "actions" },
      preview.obstacle || !reachable ? null : send,
      button(say.seeLetter, "", () => letter.replaceChildren(frameOf(preview.html, preview.subject))),
      button(say.print, "", guard(letter, () => openPage(sheet)), { "aria-label": say.printFor(sheet) }),
      button(say.close, "quiet", () => place.replaceChildren())),
    letter);
}

function byColumn(fills) {
  const counts = new Map();
  for (const { column } of fills) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts];
}

function outcome(sheet, told, place) {
  const all = told.recipients.every((recipient) => recipient.sent);
  if (all) notice(say.told, sheet);
  return h("div", { class: `panel ${all ? "good" : "warn"}` },
    h("h3", {}, say.told),
    h("ul", { class: "recipients" }, told.recipients.map((recipient) => h("li", {},
      h("span", {}, recipient.name), h("span", { class: recipient.sent ? "yes" : "no" }, recipient.says)))),
    told.filled?.cells ? h("p", {}, say.filled(told.filled.cells)) : null,
    told.filled?.says ? h("p", {}, told.filled.says) : null,
    h("div", { class: "actions" }, button(say.close, "quiet", () => place.replaceChildren())));
}
