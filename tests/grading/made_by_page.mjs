// Makes notebooks as the page makes them, by the page's own code: called by test_page.py.
// In: {assignment, works: [{text} or {answers, values}]} as JSON. Out: for each work the text of the notebook.
import { readFileSync } from "node:fs";
import { filled, read, valueIn, valueSource, written } from "../../kmo_teach/frontend/src/notebook.js";

const { assignment, works } = JSON.parse(readFileSync(0, "utf8"));
const { notebook, tasks } = assignment;
const stubs = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, task.stubs]));

/** What the page shows in the fields of a task, written as its cell, read from it and written again. */
function cell(name, value) {
  const { variable, form } = tasks[name];
  return valueSource(variable, form, valueIn(valueSource(variable, form, value), variable, form));
}

const made = works.map(({ text, answers = {}, values = {} }) => {
  const work = text === undefined ? { answers: { ...answers }, own: [] } : read(text, { released: notebook, stubs });
  for (const [name, value] of Object.entries(values)) work.answers[name] = cell(name, value);
  return written(filled(notebook, work));
});
process.stdout.write(JSON.stringify(made));
