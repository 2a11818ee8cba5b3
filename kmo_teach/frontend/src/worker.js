// The page's Python: one Pyodide in a module worker, the same model files as everywhere else.
import { add, boot, holdLock } from "./boot.js";

let python;
let tasks; // address of what practice tasks need beside the apps
let answering; // what answers an app
let judging; // what answers a practice task: comes with the first one that is opened

onmessage = ({ data }) => {
  if (data.type === "start") {
    answering = start(data);
    answering.then(
      () => postMessage({ type: "ready" }),
      (error) => postMessage({ type: "failed", message: String(error?.stack ?? error) }),
    );
  } else {
    answer(data);
  }
};

async function start(files) {
  const held = holdLock(files.lock);
  python = await boot(files);
  tasks = files.tasks;
  const run = python.runPython("from kmo_teach.apps.kit.answer import answer_json; answer_json");
  await held;
  return run;
}

async function judge(request) {
  await answering;
  judging ??= add(python, tasks).then(() => python.runPython("from kmo_teach.practice.tasks.kit.answer import answer_json; answer_json"));
  judging.catch(() => (judging = undefined)); // without a connection: the next one tries again
  return (await judging)(JSON.stringify(request));
}

async function compute({ app, language, inputs, tables }) {
  return (await answering).callKwargs(app, JSON.stringify(inputs), language, { tables });
}

async function answer({ id, ...request }) {
  try {
    const text = await (request.practice ? judge(request.practice) : compute(request));
    postMessage({ type: "answer", id, text });
  } catch (error) {
    postMessage({ type: "answer", id, failure: String(error?.message ?? error) });
  }
}
