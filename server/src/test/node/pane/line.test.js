import assert from "node:assert/strict";
import { test } from "node:test";
import { Line } from "./line.js";

test("a line's values have the names of their columns, in the order of the answer's columns", () => {
  const [line, other] = Line.all({
    columns: ["Part Number", "On Hand", "ETA"],
    rows: [
      { key: "A|PVD", id: "R1", values: ["A", 4, null] },
      { key: "B|PVD", id: null, values: ["B", null, "2026-12-02"] },
    ],
  });
  assert.deepEqual(line.values, { "Part Number": "A", "On Hand": 4, ETA: null });
  assert.equal(line.values, line.values);
  assert.deepEqual(other.values, { "Part Number": "B", "On Hand": null, ETA: "2026-12-02" });
  assert.deepEqual([other.key, other.id, other.list, other.places.get("ETA")], ["B|PVD", null, ["B", null, "2026-12-02"], 2]);
});
