import assert from "node:assert/strict";
import { test } from "node:test";
import { difference } from "../../kmo_teach/frontend/src/answer.js";

const words = { same: "no change" };
const euro = (value, decimals = 0) => ({ value, decimals, pattern: "EUR {number}" });
const points = (value) => ({ value, decimals: 1, pattern: "{number} punten" });

test("a difference is written as the reader writes numbers, with its sign and unit", () => {
  assert.deepEqual(difference(euro(1000), euro(3500.4), "en", words), { way: "up", text: "+EUR 2,500" });
  assert.deepEqual(difference(euro(3500), euro(1000), "nl", words), { way: "down", text: "−EUR 2.500" });
  assert.deepEqual(difference(points(8.6), points(-2.9), "nl", words), { way: "down", text: "−11,5 punten" });
});

test("what is less than the last decimal is no change", () => {
  assert.deepEqual(difference(euro(1000), euro(1000.3), "en", words), { way: "same", text: "no change" });
});

test("nothing is told where there was no number, or one of another kind", () => {
  assert.equal(difference(euro(null), euro(1), "en", words), undefined);
  assert.equal(difference(euro(1), euro(null), "en", words), undefined);
  assert.equal(difference(euro(1), { ...euro(2), pattern: "USD {number}" }, "en", words), undefined);
});
