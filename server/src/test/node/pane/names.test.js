import assert from "node:assert/strict";
import { test } from "node:test";
import { beginningAt, offered } from "./names.js";

const NAMES = ["Anna Ortiz", "Ben Osei", "Rita Mann", "RAM", "supply chain specialist"];

test("a name begins after an at-sign that begins a word", () => {
  assert.deepEqual(beginningAt("@", 1), { at: 0, begun: "" });
  assert.deepEqual(beginningAt("Ask @Rita Ma", 12), { at: 4, begun: "Rita Ma" });
  assert.deepEqual(beginningAt("(@ri and more", 4), { at: 1, begun: "ri" });
  assert.equal(beginningAt("ben@example.com", 15), null);
  assert.equal(beginningAt("@Rita\nand", 9), null);
  assert.equal(beginningAt("none", 4), null);
});

test("the names that go on so are offered, by any of their words", () => {
  assert.deepEqual(offered(NAMES, ""), NAMES);
  assert.deepEqual(offered(NAMES, "r"), ["Rita Mann", "RAM"]);
  assert.deepEqual(offered(NAMES, "os"), ["Ben Osei"]);
  assert.deepEqual(offered(NAMES, "rita m"), ["Rita Mann"]);
  assert.deepEqual(offered(NAMES, "Rita Mann: would it do"), []);
});

test("a name that stands there whole is offered no more", () => {
  assert.deepEqual(offered(NAMES, "ben osei"), []);
  assert.deepEqual(offered(["RAM", "Ramona Diaz"], "ram"), ["RAM", "Ramona Diaz"]);
});
