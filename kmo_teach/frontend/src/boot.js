// Starts Pyodide in a worker from the engine's files: once for the apps, once for a student's own code.
import { loadPyodide } from "pyodide";
import { info } from "pyodide/pyodide-lock.json";

// An empty lock file: no packages are ever loaded, so none need be listed (this saves a request).
const NO_PACKAGES = JSON.stringify({ info, packages: {} });

let packages; // where Python looks for the course

// Pyodide leaves some of its fetches without a handler; whoever starts it tells of every failure, once.
addEventListener("unhandledrejection", (event) => event.preventDefault());

/** Start Python with the files of an archive in its site-packages, and tell the page of each part that arrives. */
export async function boot({ core, files }, settings = {}) {
  const module = arrived(import(`${core}pyodide.asm.mjs.js`));
  const archive = arrived(fetch(files).then(unpacked));
  return loadPyodide({
    indexURL: core,
    stdLibURL: `${core}stdlib.zip`,
    lockFileContents: NO_PACKAGES,
    checkAPIVersion: true,
    createPyodideModule: async (wanted) => (await module).default(wanted),
    fsInit: async (FS, { sitePackages }) => install(FS, (packages = sitePackages), await archive),
    ...settings,
  });
}

/** Hold a lock for as long as this worker lives: whoever waits for it learns at once when the worker is gone. */
export function holdLock(name) {
  return navigator.locks && new Promise((resolve) => {
    navigator.locks.request(name, () => (resolve(), new Promise(() => {})));
  });
}

/** Add the files of another archive to a Python that runs. */
export async function add(python, archive) {
  install(python.FS, packages, await unpacked(await fetch(archive)));
  python.runPython("import sys; sys.path_importer_cache.clear()");
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
    FS.mkdirTree(`${folder}/${path.slice(0, path.lastIndexOf("/") + 1)}`);
    FS.writeFile(`${folder}/${path}`, bytes.subarray(from, from + size));
    from += size;
  }
}
