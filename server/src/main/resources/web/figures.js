// How a program stands: its latest reviewed week's findings by kind, by age, and week by week.
import { api } from "./api.js";
import { bars, columns } from "./charts.js";
import { button, h } from "./dom.js";
import { words } from "./words.js";

const SHOWN_RULES = 8;
const SHOWN_WEEKS = 8;
/** From this age on weeks are counted together. */
const OLDEST = 5;

/** What is shown of each program, kept while the page around it is made anew: {revision, element}. */
const kept = new Map();

/** The latest week that people review and rules look at. */
export const latest = (program) => program.sheets.filter(({ findings, follows, period }) => findings && !follows && /^\d{4}-W\d{2}$/.test(period))
  .sort((a, b) => b.period.localeCompare(a.period))[0] ?? null;

const parts = ({ unanswered, answered }) => [{ kind: "unanswered", value: unanswered }, { kind: "answered", value: answered }];
const KINDS = [["unanswered", words.dash.unanswered], ["answered", words.dash.answered]];

/** The figures of a program; they are asked for when they come into view. Null where there is nothing to be shown. */
export function figures(program) {
  const entry = latest(program);
  if (!entry) return null;
  const known = kept.get(program.id);
  if (known?.sheet === entry.sheet && known.revision === entry.revision) return known.element;
  const element = known?.sheet === entry.sheet ? known.element : h("div", { class: "figures-place", "aria-busy": "true" }, h("p", { class: "loading" }, words.dash.counting));
  kept.set(program.id, { sheet: entry.sheet, revision: entry.revision, element });
  whenSeen(element, () => fill(element, entry));
  return element;
}

function whenSeen(element, act) {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    void act();
  }, { rootMargin: "300px" });
  watch.observe(element);
}

async function fill(element, entry) {
  try {
    const { findings } = await api.summary(entry.sheet);
    element.replaceChildren(...(findings ? charts(entry, findings) : []));
  } catch (failure) {
    element.replaceChildren(h("p", { class: "meta" }, failure.message), button(words.retry, "quiet", () => fill(element, entry)));
  } finally {
    element.removeAttribute("aria-busy");
  }
}

function charts(entry, findings) {
  const rules = findings.byRule.filter(({ open }) => open > 0).sort((a, b) => b.unanswered - a.unanswered || b.open - a.open);
  const weeks = findings.trend.slice(-SHOWN_WEEKS);
  return [
    rules.length ? bars({
      caption: words.dash.byKind(entry.period), first: words.dash.kind, kinds: KINDS,
      rows: rules.slice(0, SHOWN_RULES).map((rule) => ({ name: rule.title, parts: parts(rule) })),
      note: rules.length > SHOWN_RULES ? words.dash.moreKinds(rules.length - SHOWN_RULES) : null,
    }) : h("p", { class: "nothing" }, words.dash.noFinding(entry.period)),
    h("div", { class: "chart-pair" },
      rules.length ? bars({ caption: words.dash.byAge, first: words.dash.age, kinds: [["aged", words.dash.open]], rows: ages(findings.byAge) }) : null,
      weeks.length > 1 ? columns({
        caption: words.dash.trend, first: words.period, kinds: KINDS,
        rows: weeks.map((week) => ({ name: week.period, short: week.period.replace(/^\d{4}-/, ""), parts: parts(week) })),
      }) : null),
  ];
}

/** Open findings by the weeks that they have been there. */
function ages(byAge) {
  const counts = Array.from({ length: OLDEST }, () => 0);
  for (const [age, count] of Object.entries(byAge)) counts[Math.min(OLDEST, Math.max(1, Number(age))) - 1] += count;
  return counts.map((count, index) => ({ name: index === OLDEST - 1 ? words.dash.weeksOrMore(OLDEST) : words.dash.weeks(index + 1), parts: [{ kind: "aged", value: count }] }));
}
