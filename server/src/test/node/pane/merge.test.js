// The merge of edits that are not submitted with what the server holds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Bases, changes, mergeCell, mergeRow, submissionOf } from "./merge.js";
import { same } from "./values.js";

const ENTRIES = new Set(["ETA", "Comment"]);
const none = () => undefined;

test("a cell that nobody changed stays", () => assert.equal(mergeCell("a", "a", "a"), "same"));
test("a cell that somebody else changed is brought", () => assert.equal(mergeCell("a", "a", "b"), "theirs"));
test("a cell that was edited here is kept", () => assert.equal(mergeCell("a", "b", "a"), "mine"));
test("a cell that both changed alike is agreed on", () => assert.equal(mergeCell("a", "b", "b"), "agreed"));
test("a cell that both changed otherwise is a conflict", () => assert.equal(mergeCell("a", "b", "c"), "conflict"));
test("emptying a cell is an edit", () => assert.equal(mergeCell("a", null, "a"), "mine"));
test("numbers are one at 15 digits, and space around a text is none", () => {
  assert.equal(mergeCell(0.3, 0.1 + 0.2, 0.3), "same");
  assert.equal(mergeCell("late", " late ", "late"), "same");
  assert.equal(mergeCell(null, "", null), "same");
});

test("what the report says is brought, whatever was written over it", () => {
  const merged = mergeRow({ Stock: 1, ETA: null }, { Stock: 7, ETA: "2026-12-01" }, { Stock: 2, ETA: null }, ENTRIES, none);
  assert.deepEqual(merged, { write: { Stock: 2 }, edited: ["ETA"], conflicts: [] });
});

test("columns that are not the template's are left alone", () => {
  assert.deepEqual(mergeRow({}, { "My notes": "x" }, { ETA: null }, ENTRIES, none).write, {});
});

test("a conflict keeps the base that it was made from over several refreshes", () => {
  const bases = new Bases(3, [{ key: "k", values: { ETA: "a", Comment: null } }]);
  bases.move("k", { ETA: "b", Comment: null }, ["ETA"]);
  bases.revision = 4;
  bases.move("k", { ETA: "c", Comment: null }, ["ETA"]);
  bases.revision = 5;
  assert.deepEqual(bases.of("k", "ETA"), { key: "k", column: "ETA", revision: 3, base: "a" });
  assert.deepEqual(bases.of("k", "Comment"), { base: null, revision: 5 });
});

test("a submission is made from the oldest base, and says on which newer values the others were decided", () => {
  const body = submissionOf([
    { key: "k", column: "ETA", value: "mine", base: "a", revision: 3 },
    { key: "l", column: "Comment", value: "seen", base: "newer", revision: 5 },
  ], 5);
  assert.deepEqual(body, {
    revision: 3,
    rows: [{ key: "k", values: { ETA: "mine" } }, { key: "l", values: { Comment: "seen" } }],
    resolutions: [{ key: "l", column: "Comment", take: "mine", theirs: "newer" }],
  });
});

test("only cells that differ are submitted", () => {
  const bases = new Bases(1, [{ key: "k", values: { ETA: "2026-12-01", Comment: null } }]);
  assert.deepEqual(changes([{ key: "k", values: { ETA: "2026-12-01", Comment: "x" } }], bases, ["ETA", "Comment"]).map(({ column }) => column), ["Comment"]);
});

test("whatever three people do, no edit is lost and none is made up", () => {
  let seed = 20_261_128;
  const draw = (most) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
  const value = () => [null, "a", "b", "c"][draw(4)];
  for (let round = 0; round < 20_000; round++) {
    const [start, first, second] = [value(), value(), value()];
    const sheet = { value: start, edited: false };
    const bases = new Bases(1, [{ key: "k", values: { ETA: start } }]);
    for (const [step, stored] of [first, second].entries()) {
      if (draw(2)) { sheet.value = value(); sheet.edited = true; }
      const before = sheet.value;
      const base = bases.of("k", "ETA").base;
      const merged = mergeRow(bases.row("k"), { ETA: sheet.value }, { ETA: stored }, ENTRIES, (column) => bases.keptOf("k", column));
      if ("ETA" in merged.write) sheet.value = merged.write.ETA;
      bases.move("k", { ETA: stored }, merged.conflicts);
      bases.revision = step + 2;
      if (!same(before, base)) assert.ok(same(sheet.value, before), "an edit stays");
      else assert.ok(same(sheet.value, stored), "what was not edited is brought up to date");
      const pending = changes([{ key: "k", values: { ETA: sheet.value } }], bases, ["ETA"]);
      assert.equal(pending.length > 0, !same(sheet.value, bases.of("k", "ETA").base));
      if (!same(before, base) && !same(before, stored) && !same(base, stored)) assert.equal(pending[0]?.revision < bases.revision, true, "the server will ask");
    }
  }
});
