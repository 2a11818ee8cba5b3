import assert from "node:assert/strict";
import { test } from "node:test";
import { countWords, filled, NotThisNotebook, read, valueIn, valueSource, written } from "../../kmo_teach/frontend/src/notebook.js";

const cell = (name, source, kind = "code") => ({ cell_type: kind, id: name, metadata: { nbgrader: { grade_id: name } }, source });
const RELEASED = {
  cells: [cell("setup", ["import a"]), cell("memo", ["slips = []\n", "...  # here"]), cell("memo-check", ['check("memo", slips)'])],
  metadata: { kmo: { assignment: "ps1" } },
};
const STUBS = { memo: ["slips = []\n...  # here", "slips = []\n...  # hier"] };
const asked = { released: RELEASED, stubs: STUBS };
const MAPPING = { kind: "mapping", keys: ["a", "b"], choices: ["x", "y"] };
const LIST = { kind: "list", keys: [], choices: ["1", "2"] };

test("an answer takes its cell's place, in lines, and every other cell stays", () => {
  const made = filled(RELEASED, { answers: { memo: "slips = [1]\n" }, own: [] });
  assert.deepEqual(made.cells.map(({ source }) => source), [["import a"], ["slips = [1]\n"], RELEASED.cells[2].source]);
  assert.equal(written(filled(RELEASED, { answers: {}, own: [] })), `${JSON.stringify(RELEASED, null, 1)}\n`);
});

test("what is read is what was written, with the cells of a student's own in their places", () => {
  const own = { cell_type: "code", id: "mine", metadata: {}, outputs: [], execution_count: null, source: ["k = 2"] };
  const work = { answers: { memo: "slips = [2]" }, own: [{ after: "setup", cell: own }, { after: null, cell: { ...own, id: "top" } }] };
  const again = read(written(filled(RELEASED, work)), asked);
  assert.deepEqual(again.answers, work.answers);
  assert.deepEqual(again.own.map(({ after, cell: { id } }) => [after, id]), [[null, "top"], ["setup", "mine"]]);
});

test("a cell as it was handed out, in any language, is no answer", () => {
  for (const source of STUBS.memo) assert.deepEqual(read(JSON.stringify(filled(RELEASED, { answers: { memo: source }, own: [] })), asked).answers, {});
});

function reason(text) {
  try {
    read(text, asked);
  } catch (error) {
    assert.ok(error instanceof NotThisNotebook);
    return [error.reason, error.assignment];
  }
  return undefined;
}

test("a file says why it cannot be taken", () => {
  assert.deepEqual(reason("no JSON"), ["unreadable", ""]);
  assert.deepEqual(reason("null"), ["notebook", ""]);
  assert.deepEqual(reason('{"cells": [{"cell_type": "heading"}]}'), ["notebook", ""]);
  assert.deepEqual(reason('{"cells": [], "metadata": {"kmo": {"assignment": "ps2"}}}'), ["other", "ps2"]);
  assert.equal(reason('{"cells": [{"cell_type": "code", "source": "x = 1"}]}')[0], "other");
});

test("a value is written as Python and read back, with what has no answer yet", () => {
  const value = { a: "x", b: "" };
  const source = 'v = {"a": "x", "b": None}';
  assert.equal(valueSource("v", MAPPING, value), source);
  assert.deepEqual(valueIn(`${source}\n...  # your answer here`, "v", MAPPING), value);
  assert.equal(valueSource("v", LIST, ["1", "2"]), "v = [1, 2]");
  assert.deepEqual(valueIn("v = ['1', 2,]", "v", LIST), ["1", "2"]);
});

test("what is more than a plain value is left to the editor", () => {
  for (const source of ["v = sorted([1])", "v = [3]", "w = [1]", "v = [1]\nv.append(2)", "v = [1] + [2]", ""]) {
    assert.equal(valueIn(source, "v", LIST), undefined, source);
  }
  assert.equal(valueIn('v = {"c": "x"}', "v", MAPPING), undefined);
});

test("words are counted as a reader counts them", () => {
  assert.equal(countWords("  Een *stap*, met één contract – voor 5 %.\n\n* Waarom?"), 8);
  assert.equal(countWords(""), 0);
});

test("what could not be kept or written again is refused, and what is no text is no answer", () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const own = `{"cell_type": "code", "source": [], "metadata": {"x": ${deep}}}`;
  assert.deepEqual(reason(`{"metadata": {"kmo": {"assignment": "ps1"}}, "cells": [${own}]}`), ["unreadable", ""]);
  for (const source of [{ toString: 1 }, [{ toString: 1 }], 7, null]) {
    const taken = read(JSON.stringify({ ...RELEASED, cells: [cell("memo", source)] }), asked);
    assert.equal(typeof (taken.answers.memo ?? ""), "string");
  }
  assert.deepEqual(reason(JSON.stringify({ cells: [], metadata: { kmo: { assignment: { a: 1 } } } })), ["other", ""]);
});
