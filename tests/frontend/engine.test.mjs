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

test("what a lost worker of the reader's own code had not answered is answered as lost, and not asked again", async () => {
  globalThis.Worker = Worker;
  Worker.made = [];
  const engine = new Engine(async () => ({ mine: "mine", code: "code" }), { worker: "mine", archive: "code", repeats: false });
  const answers = [];
  engine.ask({ cells: [] }, (answer) => answers.push(answer));
  await settled();
  Worker.made[0].dispatchEvent(new MessageEvent("message", { data: { type: "at", id: 1, cell: "one" } }));
  engine.stop();
  await settled();
  assert.deepEqual(answers, [{ lost: "stopped", at: "one" }]);
  assert.deepEqual(Worker.made.map(({ address, gone }) => [address, gone]), [["mine", true], ["mine", undefined]]);
});
