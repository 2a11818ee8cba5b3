import assert from "node:assert/strict";
import { test } from "node:test";
import { newData } from "../../kmo_teach/frontend/src/data.js";

test("only data sets whose rows changed are drawn again", () => {
  const drawn = new Map([["cost", JSON.stringify([{ x: 1 }])]]);
  assert.deepEqual(newData(drawn, ["cost", "here"], { cost: [{ x: 1 }], here: [] }), ["here"]);
  assert.deepEqual(newData(drawn, ["cost", "here"], { cost: [{ x: 2 }], here: [] }), ["cost"]);
  assert.deepEqual(newData(drawn, ["cost", "here"], { cost: [{ x: 2 }], here: [] }), []);
});
