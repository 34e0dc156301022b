// The review in a browser: the grid of the week's lines, and the same pane beside it as in Excel.
import { GridWorkbook } from "/pane/grid-workbook.js";
import { Review } from "/pane/review.js";
import { words } from "/pane/words.js";
import "/pane/pane.js";

const [program, week] = location.pathname.split("/").slice(2).map(decodeURIComponent);
const template = new URLSearchParams(location.search).get("template") ?? "weekly-review";
const sheet = { template, scope: program, period: week };
const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

const grid = new GridWorkbook($("grid"), sheet);
const review = new Review(grid, sheet);
/** @type {import("/pane/pane.js").BidbookPane} */ (document.querySelector("bidbook-pane")).review = review;
grid.say = (text) => review.set({ notices: [{ kind: "info", text }] });
grid.changed = count;

document.title = `${week} · ${program} · ${words.brand}`;
$("title").textContent = `${program} · ${week}`;
$("search").setAttribute("placeholder", words.search);
$("search").setAttribute("aria-label", words.search);
$("with-findings-label").append(words.onlyWithFindings);
$("with-edits-label").append(words.onlyChanged);
$("clear").textContent = words.clearFilters;

let waiting = 0;
$("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => grid.sight.show({ search: /** @type {HTMLInputElement} */ ($("search")).value }), 150);
});
for (const [id, name] of [["with-findings", "findings"], ["with-edits", "edited"]]) {
  $(id).addEventListener("change", () => grid.sight.show({ [name]: /** @type {HTMLInputElement} */ ($(id)).checked }));
}
$("clear").addEventListener("click", () => {
  /** @type {HTMLInputElement} */ ($("search")).value = "";
  for (const id of ["with-findings", "with-edits"]) /** @type {HTMLInputElement} */ ($(id)).checked = false;
  grid.sight.showAll();
});

/** The cells that differ from what is stored, as the pane counts them. */
function unsent() {
  const { bases, edited } = review.held;
  if (!bases) return [];
  return [...edited].map((id) => {
    const [key, column] = id.split("\u0000");
    return { key, column, value: grid.byKey.get(key)?.[grid.fields.get(column) ?? ""] ?? null, ...bases.of(key, column) };
  });
}

function count() {
  const { shown, all } = grid.sight.counts;
  $("shown").textContent = words.shown(shown, all);
}

let begun = false;

/** What was not submitted before comes back as soon as the week is there. */
async function begin() {
  if (begun) return;
  begun = true;
  count();
  const draft = grid.draft.begin(unsent);
  if (!draft || await review.restore(draft, (cells) => grid.draft.restore(cells))) return grid.draft.returned();
  review.say("warn", words.draftWaits(draft.cells.length));
}

let counted = review.held.edited;
let asked = false;
review.addEventListener("change", () => {
  if (review.held.edited !== counted) {
    counted = review.held.edited;
    grid.draft.keep();
  }
  const { phase, busy, identity } = review.state;
  if (phase !== "ready") asked = false;
  if (phase !== "ready" || busy) return;
  if (identity) void begin();
  // As soon as somebody is signed in, and once: if the week does not come, the pane has a button.
  else if (!asked) {
    asked = true;
    void review.pull();
  }
});
await review.start();
