// The page's Python: one Pyodide in a module worker, the same model files as everywhere else.
import { boot, holdLock } from "./boot.js";

let answering;

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
  const python = await boot(files);
  const compute = python.runPython("from kmo_teach.apps.kit.answer import answer_json; answer_json");
  await held;
  return compute;
}

async function answer({ id, app, language, inputs, tables }) {
  try {
    const compute = await answering;
    postMessage({ type: "answer", id, text: compute.callKwargs(app, JSON.stringify(inputs), language, { tables }) });
  } catch (error) {
    postMessage({ type: "answer", id, failure: String(error?.message ?? error) });
  }
}
