// Makes the browser's Python, called by tools/engine.py: `node engine.mjs PYODIDE FILES OUT`.
// Boots stock Pyodide, puts the course's files in it, and writes what tools/engine_contents.py says is needed.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, listing, out] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: `${pyodideFolder}/` });
const { root, files, program } = JSON.parse(readFileSync(listing, "utf8"));

for (const [file, path] of Object.entries(files)) {
  python.FS.mkdirTree(dirname(`/site/${file}`));
  python.FS.writeFile(`/site/${file}`, readFileSync(path));
}
const scope = python.toPy({ __name__: "engine_contents" });
python.runPython(readFileSync(join(root, program), "utf8"), { globals: scope });
const [library, course, tasks, practice, workbooks] = python.runPython("contents()", { globals: scope }).toJs({ dict_converter: Object.fromEntries });

mkdirSync(out, { recursive: true });
for (const [name, contents] of Object.entries({ library, course, tasks, practice, workbooks })) {
  for (const [path, bytes] of Object.entries(contents)) {
    const file = join(out, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
for (const name of ["pyodide.asm.mjs", "pyodide.asm.wasm"]) copyFileSync(join(pyodideFolder, name), join(out, name));
process.exit(0); // Python's event loop would keep Node alive
