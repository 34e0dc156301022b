// What the rules find on lines, by the lines' keys. Pure.

/** @typedef {import("./workbook.js").Found} Found */
/** @typedef {import("./workbook.js").Rule} Rule */

/** By all findings. @param {import("./api.js").Finding[]} findings @returns {Map<string, Found>} */
export function foundByLine(findings) {
  /** @type {Map<string, Found>} */
  const byLine = new Map();
  for (const { key, title, state, pointsAt } of findings) {
    const line = byLine.get(key) ?? { open: [], answered: [], points: [] };
    if (state === "answered") line.answered.push(title);
    else { line.open.push(title); line.points.push(...pointsAt); }
    byLine.set(key, line);
  }
  return byLine;
}

/**
 * By what holds, and on which lines: lines of which the same is said have one and the same.
 * @param {{open: string[], answered: string[], keys: string[]}[]} sets by the rules' ids @param {Rule[]} rules @returns {Map<string, Found>}
 */
export function foundBySets(sets, rules) {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const titles = (/** @type {string[]} */ ids) => ids.map((id) => byId.get(id)?.title ?? id);
  /** @type {Map<string, Found>} */
  const byLine = new Map();
  for (const { open, answered, keys } of sets) {
    const found = { open: titles(open), answered: titles(answered), points: open.flatMap((id) => byId.get(id)?.pointsAt ?? []) };
    for (const key of keys) byLine.set(key, found);
  }
  return byLine;
}
