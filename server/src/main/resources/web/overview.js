// The top of the start page: how all programs stand together, and what changed.
import { api } from "./api.js";
import { bars } from "./charts.js";
import { changedText, guard, seenButton, showButton } from "./changed.js";
import { button, h, notice } from "./dom.js";
import { latest } from "./figures.js";
import { say } from "./queue-words.js";
import { words } from "./words.js";

const RECENT = 5;
const SHOWN_PROGRAMS = 10;
const KINDS = [["unanswered", words.dash.unanswered], ["answered", words.dash.answered]];

/** Places of what changed, kept while the page around them is made anew. */
const places = new Map();
const placeOf = (sheet) => {
  if (!places.has(sheet)) places.set(sheet, h("div", { class: "place" }));
  return places.get(sheet);
};

/** How all programs stand, as cards; none where there is no week yet. */
export function overview(programs, changed, refresh) {
  const weeks = programs.map((program) => ({ program, entry: latest(program) })).filter(({ entry }) => entry);
  const recent = programs.flatMap((program) => program.sheets.filter(({ follows }) => !follows).map((entry) => ({ program, entry })))
    .sort((a, b) => b.entry.updatedAt.localeCompare(a.entry.updatedAt) || b.entry.period.localeCompare(a.entry.period)).slice(0, RECENT);
  return recent.length === 0 ? [] : [h("div", { class: "dash" }, weeks.length ? standing(programs, weeks) : null, changes(recent, changed, refresh))];
}

function standing(programs, weeks) {
  const sum = (name) => weeks.reduce((all, { entry }) => all + entry.findings[name], 0);
  const figure = (label, value, className = "") => h("div", { class: className }, h("dt", {}, label), h("dd", {}, words.number(value)));
  const sorted = [...weeks].sort((a, b) => b.entry.findings.unanswered - a.entry.findings.unanswered);
  return h("section", { class: "card", "aria-labelledby": "standing" },
    h("h2", { id: "standing" }, words.dash.standing),
    h("dl", { class: "tiles" }, figure(words.dash.programs, programs.length), figure(words.dash.open, sum("open")),
      figure(words.dash.unanswered, sum("unanswered"), sum("unanswered") ? "warn" : "good"), figure(words.dash.fresh, sum("new")), figure(words.dash.closed, sum("closed"))),
    weeks.length > 1 ? bars({
      caption: words.dash.byProgram, first: words.dash.program, kinds: KINDS,
      rows: sorted.slice(0, SHOWN_PROGRAMS).map(({ program, entry }) => ({
        name: h("a", { href: `#program-${program.id}` }, program.name),
        parts: [{ kind: "unanswered", value: entry.findings.unanswered }, { kind: "answered", value: entry.findings.answered }],
      })),
      note: sorted.length > SHOWN_PROGRAMS ? words.dash.morePrograms(sorted.length - SHOWN_PROGRAMS) : null,
    }) : null);
}

function changes(recent, changed, refresh) {
  const told = new Set(changed.map(({ sheet }) => sheet));
  return h("section", { class: "card", "aria-labelledby": "changed" },
    h("h2", { id: "changed" }, words.dash.changed),
    changed.length ? h("ul", { class: "queue" }, changed.map((entry) => sinceLook(entry, refresh))) : null,
    h("h3", {}, words.dash.recently),
    h("ul", { class: "recent" }, recent.map(({ program, entry }) => h("li", {},
      h("div", {}, h("a", { href: `#sheet-${entry.sheet.replaceAll("/", "-")}` }, `${program.name}, ${entry.period}`), h("small", {}, entry.title)),
      h("small", { class: "meta" }, words.dash.changedBy(entry.revision, entry.updatedAt, entry.updatedBy)),
      ...(told.has(entry.sheet) ? [] : [watch(entry, refresh), placeOf(entry.sheet)])))));
}

/** A sheet that others changed since one looked. */
function sinceLook(entry, refresh) {
  const place = placeOf(entry.sheet);
  return h("li", {},
    h("div", { class: "since" },
      h("div", { class: "name" }, h("a", { href: `#sheet-${entry.sheet.replaceAll("/", "-")}` }, entry.programName), h("small", {}, `${entry.title} · ${entry.period}`)),
      changedText(entry), h("div", { class: "actions" }, showButton(entry, place), seenButton(entry, place, refresh))),
    place);
}

/** From now on one is told what others change in it. */
const watch = (entry, refresh) => button(say.watch, "quiet", guard(placeOf(entry.sheet), async () => {
  const { look } = await api.looked(entry.sheet, entry.revision);
  notice(say.watched(entry.sheet, look.revision), entry.sheet);
  await refresh();
}), { "aria-label": say.watchFor(entry.sheet) });
