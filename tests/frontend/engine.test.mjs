import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../kmo_teach/frontend/src/engine.js";

const settled = () => new Promise((done) => setTimeout(done));

class Worker extends EventTarget {
  static made = [];
  constructor(address) {
    super();
    this.address = address;
    Worker.made.push(this);
  }
  postMessage() {}
  terminate() {
    this.gone = true;
  }
}

test("a start that fails late does not end the one that was made after it", async () => {
  globalThis.Worker = Worker;
  const answers = [];
  const engine = new Engine(() => new Promise((resolve, reject) => answers.push({ resolve, reject })));
  engine.start();
  engine.retry();
  answers[1].resolve({ "worker.js": "new" });
  await settled();
  answers[0].reject(new Error("no connection"));
  await settled();
  assert.equal(engine.state, "loading");
  assert.deepEqual(Worker.made.map(({ address, gone }) => [address, gone]), [["new", undefined]]);
});

test("a start that succeeds late makes no second worker", async () => {
  globalThis.Worker = Worker;
  Worker.made = [];
  const answers = [];
  const engine = new Engine(() => new Promise((resolve) => answers.push(resolve)));
  engine.start();
  engine.retry();
  for (const answer of answers) answer({ "worker.js": "one" });
  await settled();
  assert.equal(Worker.made.length, 1);
});
