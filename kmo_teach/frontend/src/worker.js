// The page's Python: one Pyodide in a module worker, the same model files as everywhere else.
import { add, boot, holdLock } from "./boot.js";

let python;
let archives; // addresses of what comes only when it is asked for: practice tasks, workbooks
let answering; // what answers an app
const later = new Map(); // what answers other requests, by archive: comes with the first of them

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
  archives = { tasks: files.tasks, workbooks: files.workbooks };
  const run = python.runPython("from kmo_teach.apps.kit.answer import answer_json; answer_json");
  await held;
  return run;
}

/** Return a function of Python whose module comes in an archive of its own. */
async function fromArchive(name, program) {
  await answering;
  if (!later.has(name)) {
    const coming = add(python, archives[name]).then(() => python.runPython(program));
    later.set(name, coming);
    coming.catch(() => later.delete(name)); // without a connection: the next request tries again
  }
  return later.get(name);
}

async function judge(request) {
  const run = await fromArchive("tasks", "from kmo_teach.practice.tasks.kit.answer import answer_json; answer_json");
  return run(JSON.stringify(request));
}

async function makeWorkbook({ app, language, workbook }) {
  const run = await fromArchive("workbooks", "from kmo_teach.workbooks.taken import taken_json; taken_json");
  return run(app, JSON.stringify(workbook), language);
}

async function compute({ app, language, inputs, tables }) {
  return (await answering).callKwargs(app, JSON.stringify(inputs), language, { tables });
}

function answered(request) {
  if (request.practice) return judge(request.practice);
  return request.workbook ? makeWorkbook(request) : compute(request);
}

async function answer({ id, ...request }) {
  try {
    const text = await answered(request);
    postMessage({ type: "answer", id, text });
  } catch (error) {
    postMessage({ type: "answer", id, failure: String(error?.message ?? error) });
  }
}
