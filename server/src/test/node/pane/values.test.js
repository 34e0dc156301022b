// Values, keys, places and pieces.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesOf, chunks } from "./chunks.js";
import { Places, identityOf, judge, runs } from "./places.js";
import { branchPart } from "./sheets.js";
import { isoOf, keyOf, partsOf, rawOf, serialOf, typed, valueOf } from "./values.js";

test("days are counted as a spreadsheet counts them", () => {
  assert.equal(serialOf("2026-12-01"), 46357);
  assert.equal(isoOf(46357), "2026-12-01");
  assert.equal(isoOf(46357 - 1462, 1462), "2026-12-01");
  assert.equal(isoOf(46357.5), "2026-12-01T12:00:00");
  assert.equal(serialOf("2026-02-31"), null);
});

test("text stays text, whatever it looks like", () => {
  for (const text of ["0001915", "=1+1", "+3", "@x", "TRUE", "'tis", "1/2", "2026-12-01"]) assert.equal(rawOf(text, "text"), `'${text}`);
  assert.equal(rawOf("Brake pad", "text"), "Brake pad");
  assert.equal(rawOf("2026-12-01", "date"), 46357);
  assert.equal(rawOf(true, "yes/no"), "Yes");
  assert.equal(rawOf(null, "text"), "");
});

test("what a cell says is read for its column, and what cannot be told goes to the server as it stands", () => {
  assert.equal(valueOf(46357, "date"), "2026-12-01");
  assert.equal(valueOf("31.02.2026", "date"), "31.02.2026");
  assert.equal(valueOf("yes", "yes/no"), true);
  assert.equal(valueOf(1915, "text"), "1915");
  assert.equal(valueOf("abc", "whole number"), "abc");
  assert.equal(valueOf("  ", "text"), null);
});

test("what is typed is read for its column", () => {
  const column = (kind, choices = []) => ({ name: "x", kind, choices });
  assert.equal(typed("1,234", column("whole number")), 1234);
  assert.equal(typed("1,23", column("decimal")), "1,23");
  assert.equal(typed("expedite", column("text", ["Expedite", "Wait"])), "Expedite");
  assert.equal(typed(" ", column("text")), null);
});

test("keys are joined as the server joins them", () => {
  assert.equal(keyOf(["A|1", "B\\2", null]), "A\\|1|B\\\\2|");
  assert.equal(keyOf([null, null]), null);
});

test("columns are found wherever they were moved to, by any of their names", () => {
  const template = { key: ["Part"], columns: [{ name: "Part", kind: "text", origin: "report", aliases: [] }, { name: "ETA", kind: "date", origin: "entry", aliases: ["Expected"] }] };
  const places = new Places(template, ["My notes", " expected ", "ROW ID", "part"]);
  assert.deepEqual([places.of("Part"), places.of("ETA"), places.rowId, places.of("Gone")], [3, 1, 2, -1]);
});

test("lines that are torn or stand twice are doubted, and blank ones are nothing", () => {
  const lines = [["a", "R1"], ["b", "R1"], ["c", "R3"], ["c", "R3"], [null, null], ["new", null]].map(([key, id]) => ({ key, id, place: "" }));
  const { sure, doubts } = judge(lines, new Map([["R1", "a"], ["R3", "c"]]));
  assert.deepEqual(sure, [true, false, false, false, false, true]);
  assert.deepEqual(doubts.map(({ key, why }) => `${key} ${why}`), ["b torn", "c twice", "c twice"]);
});

test("the identity is read from the title block", () => {
  assert.deepEqual(identityOf("Bidbook copy c1 of weekly-review/northline/2026-W47, revision 12, template version 3"),
    { copy: "c1", template: "weekly-review", scope: "northline", period: "2026-W47", revision: 12, kept: [] });
  assert.equal(identityOf("Weekly review"), null);
});

test("runs have no gaps", () => assert.deepEqual(runs([5, 1, 2, 4, 2]), [{ start: 1, count: 2 }, { start: 4, count: 2 }]));

test("pieces are as large as they may be, and no larger", () => {
  const sizes = [4, 4, 4, 9, 1];
  assert.deepEqual([...chunks(sizes.length, (at) => sizes[at], 8)].map(({ start, end }) => [start, end]), [[0, 2], [2, 3], [3, 4], [4, 5]]);
  assert.equal(bytesOf("ü") - bytesOf("u"), 1);
});

test("a value takes at least the bytes of its JSON with what parts it from the next", () => {
  for (const value of ["", "Brake shoe", "'P-1", 'a "quoted" part', "a\\b", "two\nlines", "\u0001", "~", "\u007f", "naïve", "😀", "\ud800", 0, -1.5, 1e21, 46357.25, true, false]) {
    const json = Buffer.byteLength(JSON.stringify(value)) + 1;
    assert.ok(bytesOf(value) >= json && bytesOf(value) < json + 1, `${JSON.stringify(value)}: ${bytesOf(value)}`);
  }
});

test("a key comes apart as it was made, and tells the branch", () => {
  for (const parts of [["CB-1", "PVD", "HT"], ["a|b", "c\\d", ""], ["\\|", "", "x"]]) assert.deepEqual(partsOf(/** @type {string} */ (keyOf(parts))), parts);
  assert.equal(branchPart(["Part Number", "From Branch", "Branch"]), 2);
  assert.equal(branchPart(["Part Number", "From Branch", "To branch"]), 1);
  assert.equal(branchPart(["Part Number"]), -1);
});
