// A student's notebook: from the one that was released and the answers on the page, and back. Nothing here needs a page.
//
// `work` is what a student did: `answers` by cell name (only what differs from what was released), and `own`: cells of the
// student's own, each with the name of the released cell that it follows.

/** A file that cannot be taken for this assignment; `reason` is `unreadable`, `notebook` or `other`. */
export class NotThisNotebook extends Error {
  constructor(reason, name = "") {
    super(reason);
    this.reason = reason;
    this.assignment = name;
  }
}

const KINDS = new Set(["code", "markdown", "raw"]);
const nameOf = (cell) => cell.metadata?.nbgrader?.grade_id;
const isText = (value) => typeof value === "string";
const textOf = (source) => (Array.isArray(source) ? source.filter(isText).join("") : isText(source) ? source : "");

/** Write a text as notebooks hold it: a line an item, each with its end. */
export const linesOf = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Return the released notebook with a student's work in it. */
export function filled(released, { answers, own }) {
  const cells = [];
  const add = (after) => {
    for (const { cell } of own.filter((one) => one.after === after)) cells.push(cell);
  };
  add(null);
  for (const cell of released.cells) {
    const name = nameOf(cell);
    const answer = answers[name];
    cells.push(answer === undefined ? cell : { ...cell, source: linesOf(answer) });
    add(name);
  }
  return { ...released, cells };
}

/** Write a notebook as a released one is written: the same bytes for the same cells. */
export const written = (notebook) => `${JSON.stringify(notebook, null, 1)}\n`;

/**
 * Read a student's work from a file, made here or in Jupyter.
 * @param {string} text of the file
 * @param {object} assignment `released`: the notebook as students get it; `stubs`: by cell, its text in each language
 */
export function read(text, { released, stubs }) {
  const cells = cellsOf(text);
  const wanted = released.metadata.kmo.assignment;
  const { metadata } = cells;
  const known = new Map(released.cells.map((cell) => [nameOf(cell), cell]));
  const names = named(cells.list, known, stubs);
  const said = metadata?.kmo?.assignment;
  const says = isText(said) ? said : "";
  if (says ? says !== wanted : !names.some((name) => name in stubs)) throw new NotThisNotebook("other", says);
  const answers = {};
  const own = [];
  let after = null;
  const met = new Set();
  for (const [at, cell] of cells.list.entries()) {
    const name = names[at];
    if (!name || met.has(name)) {
      own.push({ after, cell: { ...cell, source: linesOf(textOf(cell.source)), ...(cell.cell_type === "code" && { outputs: [], execution_count: null }) } });
      continue;
    }
    met.add(name);
    after = name;
    const answer = textOf(cell.source);
    if (name in stubs && !isOneOf(stubs[name], answer)) answers[name] = answer;
  }
  return { answers, own };
}

function cellsOf(text) {
  let notebook;
  try {
    notebook = JSON.parse(text.replace(/^\ufeff/, ""));
    written(structuredClone([[notebook]])); // what is nested too deep could be neither kept nor written again
  } catch {
    throw new NotThisNotebook("unreadable");
  }
  const list = notebook?.cells;
  if (!Array.isArray(list) || !list.every((cell) => KINDS.has(cell?.cell_type))) throw new NotThisNotebook("notebook");
  return { list, metadata: notebook.metadata };
}

/** Name each cell as the grader does: by its metadata, else by its text or heading, else by what it defines. */
function named(cells, known, stubs) {
  const found = cells.map((cell) => (known.has(nameOf(cell)) ? nameOf(cell) : undefined));
  const free = (name) => name && known.has(name) && !found.includes(name);
  for (const guess of [(cell) => (known.has(cell.id) ? cell.id : undefined), (cell) => sameText(cell, known), (cell) => defines(cell, known, stubs)]) {
    for (const [at, cell] of cells.entries()) {
      if (found[at]) continue;
      const name = guess(cell);
      if (free(name)) found[at] = name;
    }
  }
  return found;
}

function sameText(cell, known) {
  const text = textOf(cell.source);
  for (const [name, { cell_type, source }] of known) if (cell_type === cell.cell_type && isSame(textOf(source), text)) return name;
  return undefined;
}

function defines(cell, known, stubs) {
  if (cell.cell_type !== "code") return undefined;
  const text = textOf(cell.source);
  return Object.keys(stubs).find((name) => {
    const word = stubs[name][0].match(/^(?:def\s+(\w+)\s*\(|(\w+)\s*=)/m);
    return word && new RegExp(`^(?:def\\s+${word[1] ?? word[2]}\\s*\\(|${word[1] ?? word[2]}\\s*=)`, "m").test(text);
  });
}

const words = (text) => text.split(/\s+/).filter(Boolean).join(" ");
const isSame = (one, other) => words(one) === words(other);
export const isOneOf = (texts, text) => texts.some((one) => isSame(one, text));

/** Count the words of a written answer, as a word processor does. */
export const countWords = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * Write a value as the line of Python that hands it in.
 * @param {{kind: string, keys: string[], choices: string[]}} form
 * @param {object | string[] | string} value an entry for each key, a list of choices, a choice or a number as typed
 */
export function valueSource(variable, form, value) {
  if (form.kind === "mapping") {
    const entries = form.keys.map((key) => `${JSON.stringify(key)}: ${value[key] ? literal(value[key], form) : "None"}`);
    return `${variable} = {${entries.join(", ")}}`;
  }
  if (form.kind === "list") return `${variable} = [${value.map((word) => literal(word, form)).join(", ")}]`;
  return `${variable} = ${form.kind === "number" ? value : literal(value, form)}`;
}

/** A word of a choice as Python writes it; numbers as numbers, as one would in a notebook. */
const literal = (word, form) => (form.choices.every((one) => /^\d+$/.test(one)) ? word : JSON.stringify(word));

/** Read a value back from Python; `undefined` where it is more than a plain value, which only an editor can show. */
export function valueIn(source, variable, form) {
  const lines = source.split("\n").filter((line) => line.trim() && !/^\s*(#|\.\.\.)/.test(line));
  const found = lines.join(" ").match(/^(\w+)\s*=\s*(.+)$/);
  if (!found || found[1] !== variable) return undefined;
  let value;
  try {
    value = JSON.parse(asJson(found[2]));
  } catch {
    return undefined;
  }
  const isWord = (word) => form.choices.length === 0 || form.choices.includes(String(word));
  if (form.kind === "mapping") {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
    const entries = Object.entries(value);
    const fits = entries.every(([key, word]) => form.keys.includes(key) && (word === null || isWord(word)));
    return fits ? Object.fromEntries(entries.map(([key, word]) => [key, word === null ? "" : String(word)])) : undefined;
  }
  if (form.kind === "list") return Array.isArray(value) && value.every(isWord) ? value.map(String) : undefined;
  if (form.kind === "number") return typeof value === "number" ? String(value) : value === null ? "" : undefined;
  return value === null ? "" : isWord(value) ? String(value) : undefined;
}

/** A plain value of Python in JSON's way of writing; what is no plain value does not become valid JSON. */
function asJson(text) {
  const plain = text.replace(/\s+#[^"']*$/, "").trim();
  const doubled = plain.includes('"') ? plain : plain.replaceAll("'", '"');
  return doubled.replace(/\bNone\b/g, "null").replace(/,\s*([\]}])/g, "$1");
}
