import assert from "node:assert/strict";
import { test } from "node:test";
import { fill } from "../../kmo_teach/frontend/src/words.js";

test("a value fills its slot as it is, whatever signs it holds", () => {
  assert.equal(fill("{a}: {b}, {c}", { a: "$`$&$'", b: "{a}", c: 0 }), "$`$&$': {a}, 0");
  assert.equal(fill("{unknown}", {}), "{unknown}");
});
