import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBySets } from "./found.js";
import { Line } from "./line.js";
import { Places } from "./places.js";
import { Written } from "./written.js";

/** @type {any} */
const TEMPLATE = {
  key: ["Part"], rules: [{ id: "late", title: "Late", severity: "high", pointsAt: ["ETA"] }],
  columns: [{ name: "Part", kind: "text" }, { name: "On Hand", kind: "whole number" }, { name: "ETA", kind: "date" }, { name: "Note", kind: "text" }],
};

/** @param {string[]} headings @param {number} count */
function written(headings, count) {
  const rows = Array.from({ length: count }, (_, line) => ({
    key: `P-${line}`, id: line === 1 ? null : `R${line}`, values: [`P-${line}`, line % 7, line % 2 ? null : "2026-12-01"],
  }));
  const lines = Line.all({ columns: ["Part", "On Hand", "ETA"], rows });
  const found = foundBySets([{ open: ["late", "gone"], answered: [], keys: ["P-0", "P-2"] }, { open: [], answered: ["late"], keys: ["P-1"] }], TEMPLATE.rules);
  return new Written(lines, found, new Places(TEMPLATE, headings));
}

test("lines are written by the places of their columns, with what the rules find, and nothing where a line says nothing", () => {
  const all = written(["Findings", "Part", "Mine", "ETA", "On Hand", "Note", "Row id"], 4);
  for (let line = 0; line < 4; line++) all.next();
  assert.deepEqual(all.take(3), [
    ["● Late  ● gone", "'P-0", "", 46357, 0, "", "'R0"],
    ["○ Late", "'P-1", "", "", 1, "", ""],
    ["● Late  ● gone", "'P-2", "", 46357, 2, "", "'R2"],
  ]);
  assert.deepEqual(all.take(1), [["", "'P-3", "", "", 3, "", "'R3"]]);
});

test("what the rules find goes nowhere where people took its column away", () => {
  const all = written(["Part", "Row id"], 1);
  all.next();
  assert.deepEqual(all.take(1), [["'P-0", "'R0"]]);
});

test("of a column with thousands of different values each line has its own, and the bytes are no fewer than those of the JSON", () => {
  const all = written(["Part", "On Hand", "Findings", "Mine", "Row id"], 5_000);
  let bytes = 0;
  for (let line = 0; line < 5_000; line++) bytes += all.next();
  const lines = all.take(5_000);
  assert.deepEqual(lines.map(([part]) => part), Array.from({ length: 5_000 }, (_, line) => `'P-${line}`));
  assert.deepEqual(lines.map(([, onHand]) => onHand), Array.from({ length: 5_000 }, (_, line) => line % 7));
  const json = Buffer.byteLength(JSON.stringify(lines));
  assert.ok(bytes >= json && bytes < json + 5_000 * 5, `${bytes} for ${json}`);
});
