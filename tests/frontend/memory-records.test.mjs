import assert from "node:assert/strict";
import { test } from "node:test";
import { asFile, isRemembered, LARGEST, MOST, recordOf, recordsIn } from "../../kmo_teach/frontend/src/memory-records.js";

const record = (assignment, cell, value) => ({ assignment, cell, value });
const GOOD = [
  record("reading", "book/2-3-people", { read: true }),
  record("place", "last", { page: "book/reference/kmo_teach.pricing", id: "wat-is-één-stap", language: "nl" }),
  record("quiz", "quiz-people-pay", { chosen: ["0", "2"], right: false }),
  record("app", "book/1-3-phases phase", { inputs: [["growth", "90"], ["triggers", ""]] }),
  record("app", "book/1-3-phases phase", { inputs: [] }),
  record("practice 2-3-people", "net_pay", { seed: 3, given: "7,5", checked: null, met: false, solved: true }),
  record("practice 2-3-people", "which", { seed: 0, given: [0, 2], checked: [1], met: false, solved: false }),
];
const BAD = {
  "no record": [null, 7, [], record("reading"), record(["reading"], "book/a", { read: true })],
  "a kind of another room": [record("ps1", "a", {}), record("constructor", "a", {}), record("practice ", "a", {})],
  "a page that is none": ["", "https://a.test", "book/a?b", "javascript:alert(1)", 1].map((page) => record("reading", page, { read: true })),
  "a place with half a letter": [record("place", "last", { page: "book/a", id: "\ud800", language: "en" })],
  "a place elsewhere": [record("place", "first", { page: "book/a", id: "", language: "en" }), record("place", "last", { page: ["x"], id: 3 })],
  "an answer that is none": [7, [], [7], "0", ["\udc00"], Array(101).fill("0")].map((chosen) => record("quiz", "q", { chosen })),
  "inputs of an odd shape": ["ab", [1, 2], ["ab"], [["a"]], [["a", 1]], [["a", "b", "c"]], [[{}, "b"]], [["a", "b".repeat(1001)]]].map((inputs) =>
    record("app", "book/a phase", { inputs })),
  "an app nowhere": [record("app", "phase", { inputs: [] })],
  "a task that is none": [{ seed: -1 }, { seed: 0.5 }, { given: 7 }, { given: ["a"] }, { checked: {} }].map((state) => record("practice a", "t", state)),
  "a value that is none": [null, "text", 7, []].map((value) => record("reading", "book/a", value)),
};

const file = (text) => new File([text], "mine.json");

test("a record of each kind is read as it is, without what is beside it", () => {
  for (const one of GOOD) assert.deepEqual(recordOf({ ...one, value: { ...one.value, extra: 1 }, revision: 4 }), one);
});

test("what is no record is none, and is cleared with the others where it has their kind", () => {
  for (const [name, all] of Object.entries(BAD)) for (const one of all) assert.equal(recordOf(one), undefined, `${name}: ${JSON.stringify(one)}`);
  assert.ok(isRemembered(record("quiz", "q", { chosen: 7 })));
});

test("a file gives what was put in it, each record once", async () => {
  const { records } = await recordsIn(file(asFile([...GOOD, GOOD[0]])));
  const kept = GOOD.filter((one) => one !== GOOD[3]); // the same app's later case takes its place
  assert.deepEqual(new Set(records), new Set(kept));
});

test("a file with one record that cannot be read gives none", async () => {
  for (const [name, all] of Object.entries(BAD)) for (const one of all) {
    assert.deepEqual(await recordsIn(file(asFile([...GOOD, one]))), { reason: "unreadable" }, name);
  }
  for (const text of ["no file", "[]", "null", '{"course": "kmo-teach", "form": 1}', '{"course": "a", "form": 1, "records": []}']) {
    assert.deepEqual(await recordsIn(file(text)), { reason: "unreadable" }, text);
  }
});

test("a file that is too large, or holds too much, says so", async () => {
  const pages = Array.from({ length: MOST + 1 }, (_, at) => record("reading", `book/${at}`, { read: true }));
  assert.equal((await recordsIn(file(asFile(pages.slice(1))))).records.length, MOST);
  assert.deepEqual(await recordsIn(file(asFile(pages))), { reason: "tooMuch" });
  assert.deepEqual(await recordsIn(file(" ".repeat(LARGEST + 1))), { reason: "tooMuch" });
});
