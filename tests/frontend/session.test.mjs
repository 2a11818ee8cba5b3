import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../../kmo_teach/frontend/src/session.js";

class Engine extends EventTarget {
  state = "live";
  asked = [];
  answer = {};
  ask(request, done) {
    this.asked.push(request.cells.map(({ id }) => id));
    done(this.answer);
  }
}

const cells = (first = "x = 1") => [
  { id: "setup", source: "import a" },
  { id: "one", source: first },
  { id: "two", source: "...", idle: true },
  { id: "three", source: "y = x" },
];

test("a cell runs after all that stand before it, each time anew, as the grader runs them", async () => {
  const engine = new Engine();
  const session = new Session(engine, "en");
  for (const list of [cells(), cells(), cells("x = 2")]) await session.run(list, "three");
  assert.deepEqual(engine.asked, [1, 2, 3].map(() => ["setup", "one", "three"]));
});

test("a cell that never ended is left out until it changes", async () => {
  const engine = new Engine();
  const session = new Session(engine, "en");
  engine.answer = { lost: "time", at: "one" };
  await session.run(cells(), "three");
  engine.state = "lost";
  engine.dispatchEvent(new Event("change"));
  engine.answer = {};
  await session.run(cells(), "three");
  await session.run(cells("x = 3"), "three");
  assert.deepEqual(engine.asked.slice(1), [["setup", "three"], ["setup", "one", "three"]]);
});

test("a reader who stops, or a slow start of what was given, leaves no cell out", async () => {
  const engine = new Engine();
  const session = new Session(engine, "en");
  const given = cells().map((cell) => ({ ...cell, given: cell.id === "setup" }));
  for (const answer of [{ lost: "stopped", at: "one" }, { lost: "time", at: "setup" }, {}]) {
    engine.answer = answer;
    await session.run(given, "three");
  }
  assert.deepEqual(engine.asked[2], ["setup", "one", "three"]);
});

test("a cell that is idle runs when it is asked for itself", async () => {
  const engine = new Engine();
  await new Session(engine, "en").run(cells(), "two", "check()");
  assert.deepEqual(engine.asked, [["setup", "one", "two"]]);
});
