// The page's Python: one Pyodide in a module worker, the same model files as everywhere else.
import { loadPyodide } from "pyodide";
import { info } from "pyodide/pyodide-lock.json";

// An empty lock file: no packages are ever loaded, so none need be listed (this saves a request).
const NO_PACKAGES = JSON.stringify({ info, packages: {} });

// Pyodide leaves some of its fetches without a handler; `failed` below tells of every failure, once.
addEventListener("unhandledrejection", (event) => event.preventDefault());

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

async function start({ core, files, lock }) {
  // Whoever waits for this lock learns at once when the worker is gone, however it ended.
  const held = navigator.locks && new Promise((resolve) => {
    navigator.locks.request(lock, () => (resolve(), new Promise(() => {})));
  });
  const module = arrived(import(`${core}pyodide.asm.mjs.js`));
  const archive = arrived(fetch(files).then(unpacked));
  const python = await loadPyodide({
    indexURL: core,
    stdLibURL: `${core}stdlib.zip`,
    lockFileContents: NO_PACKAGES,
    checkAPIVersion: true,
    createPyodideModule: async (settings) => (await module).default(settings),
    fsInit: async (FS, { sitePackages }) => install(FS, sitePackages, await archive),
  });
  const compute = python.runPython("from kmo_teach.apps.kit.answer import answer_json; answer_json");
  await held;
  return compute;
}

async function arrived(promise) {
  const value = await promise;
  postMessage({ type: "arrived" });
  return value;
}

/** Read the archive that tools/engine.py wrote: gzip of one line of JSON ({path: size}), then the files' bytes. */
async function unpacked(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const stream = response.body.pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const end = bytes.indexOf(10);
  return { sizes: JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))), bytes: bytes.subarray(end + 1) };
}

function install(FS, folder, { sizes, bytes }) {
  let from = 0;
  for (const [path, size] of Object.entries(sizes)) {
    FS.mkdirTree(`${folder}/${path.slice(0, path.lastIndexOf("/"))}`);
    FS.writeFile(`${folder}/${path}`, bytes.subarray(from, from + size));
    from += size;
  }
}

async function answer({ id, app, language, inputs, tables }) {
  try {
    const compute = await answering;
    postMessage({ type: "answer", id, text: compute.callKwargs(app, JSON.stringify(inputs), language, { tables }) });
  } catch (error) {
    postMessage({ type: "answer", id, failure: String(error?.message ?? error) });
  }
}
