// Charts as tables: each line says its name and its number, and a bar shows it. Who cannot see the bar reads the same; nothing is
// styled inline, lengths are attributes of SVG.
import { h } from "./dom.js";
import { words } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element of SVG. */
function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const percent = (part, whole) => `${whole ? (100 * part) / whole : 0}%`;

/** One bar, its parts one after the other. */
function bar(parts, most) {
  let from = 0;
  const rects = parts.filter(({ value }) => value > 0).map(({ kind, value }) => {
    const rect = s("rect", { class: kind, x: percent(from, most), width: percent(value, most), y: 0, height: "100%" });
    from += value;
    return rect;
  });
  return s("svg", { class: "bar", "aria-hidden": "true", focusable: "false" }, ...rects);
}

/** What the kinds of parts are called, beside their colours. */
const legend = (kinds) => h("p", { class: "legend", "aria-hidden": "true" }, kinds.map(([kind, name]) =>
  h("span", {}, s("svg", { class: "swatch" }, s("rect", { class: kind, width: "100%", height: "100%" })), name)));

/**
 * Bars, one under the other, each with its name before and its numbers behind.
 * @param what its caption; the names of its kinds of parts; its rows {name, parts: [{kind, value}], told}
 */
export function bars({ caption, first, kinds, rows, note = null }) {
  const most = Math.max(1, ...rows.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  return h("div", { class: "chart" },
    h("table", { class: "bars" },
      h("caption", {}, caption),
      h("thead", { class: kinds.length > 1 ? "" : "visually-hidden" }, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, first)), ...kinds.map(([, name]) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.map(({ name, parts }) => h("tr", {},
        h("th", { scope: "row" }, h("span", {}, name), bar(parts, most)),
        ...kinds.map(([kind, label], index) => h("td", { class: index ? "minor" : "", "data-label": label },
          words.number(parts.find((part) => part.kind === kind)?.value ?? 0))))))),
    kinds.length > 1 ? legend(kinds) : null, note ? h("p", { class: "meta" }, note) : null);
}

/** Columns side by side, for what changes with time; the same numbers stand in a table for those who read them. */
export function columns({ caption, first, kinds, rows }) {
  const most = Math.max(1, ...rows.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  const part = 100 / rows.length;
  const room = 70;
  const drawn = rows.flatMap(({ short, parts }, index) => {
    let height = 0;
    const total = parts.reduce((sum, { value }) => sum + value, 0);
    const centre = `${part * (index + 0.5)}%`;
    const rects = parts.filter(({ value }) => value > 0).map(({ kind, value }) => {
      const high = (room * value) / most;
      height += high;
      return s("rect", { class: kind, x: `${part * (index + 0.5) - Math.min(part * 0.31, 9)}%`, width: `${2 * Math.min(part * 0.31, 9)}%`, y: `${84 - height}%`, height: `${high}%` });
    });
    return [...rects, s("text", { x: centre, y: `${81 - height}%`, class: "value" }, words.number(total)), s("text", { x: centre, y: "98%", class: "name" }, short)];
  });
  return h("div", { class: "chart" },
    h("table", { class: "columns" },
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, first), ...kinds.map(([, name]) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.map(({ name, parts }) => h("tr", {}, h("th", { scope: "row" }, name), ...kinds.map(([kind]) =>
        h("td", {}, words.number(parts.find((one) => one.kind === kind)?.value ?? 0))))))),
    s("svg", { class: "drawn", "aria-hidden": "true", focusable: "false" }, s("line", { x1: 0, x2: "100%", y1: "84%", y2: "84%" }), ...drawn),
    kinds.length > 1 ? legend(kinds) : null);
}
