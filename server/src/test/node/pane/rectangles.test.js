import assert from "node:assert/strict";
import { test } from "node:test";
import { Rectangles } from "./rectangles.js";

/** How many more rectangles each line takes. @param {[number, ...number[]][]} lines a row and its places */
function more(lines) {
  const rectangles = new Rectangles();
  return lines.map(([row, ...places]) => rectangles.add(row, new Map(places.map((place) => [place, ""]))));
}

test("a column is one rectangle, however many lines it has, and so is a line", () => {
  assert.deepEqual(more([[4, 7], [5, 7], [6, 7]]), [1, 0, 0]);
  assert.deepEqual(more([[4, 2, 3, 4, 5]]), [1]);
});

test("of lines that follow each other the way counts that takes fewer so far", () => {
  assert.deepEqual(more([[0, 1, 2, 3], [1, 1, 2, 3], [2, 1, 2, 3], [3, 1, 2, 3]]), [1, 1, 1, 0]);
  assert.deepEqual(more([[0, 1, 3], [1, 2, 4], [2, 1, 3]]), [2, 2, 2]);
});

test("where a line is left out, or has no cells, the next one begins anew", () => {
  assert.deepEqual(more([[0, 7], [2, 7], [3, 7]]), [1, 1, 0]);
  assert.deepEqual(more([[0, 7], [1], [2, 7], [3, 7]]), [1, 0, 1, 0]);
});
