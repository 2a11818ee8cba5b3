// What a record of the reader's memory can be, by kind. Older editions of the course and files of any origin hold records
// too: what is read, here or there, is what this says of it, and nothing where it says nothing.

export const MOST = 2000; // records of a file
export const LARGEST = 1e6; // bytes of a file
export const UNTOUCHED = { seed: 0, given: "", checked: null, met: false, solved: false }; // a practice task as it was built

const KINDS = /^(reading|place|quiz|app|practice [\w-]+)$/;
const PAGE = /^(book|notebooks)\/[\w./-]+$/;
const LARGEST_SEED = 1e6;
const LONGEST = 1000; // letters of what was typed

/** Whether a record belongs to what the reader's switch clears. */
export const isRemembered = ({ assignment }) => KINDS.test(assignment);

const isText = (value, longest = 200) => typeof value === "string" && value.length <= longest && !/\p{Surrogate}/u.test(value);
const isPage = (value) => isText(value) && PAGE.test(value);
const isList = (value, isOne) => Array.isArray(value) && value.length <= 100 && value.every((one) => isOne(one));

const isAnswer = (value) => isText(value, LONGEST) || isList(value, Number.isInteger);

/** The state of a practice task from what was kept of it; nothing where it is none. */
export function taskState(kept) {
  const { seed, given, checked, met, solved } = { ...UNTOUCHED, ...kept };
  const isWhole = Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED;
  if (!isWhole || !isAnswer(given) || (checked !== null && !isAnswer(checked))) return undefined;
  return { seed, given, checked, met: met === true, solved: solved === true };
}

const isInput = (pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0]) && isText(pair[1], LONGEST);

/** By kind: the value as it is used, from the record's name and value. */
const values = {
  reading: (page, { read }) => isPage(page) && read === true && { read },
  place: (name, { page, id, language }) =>
    name === "last" && isPage(page) && isText(id) && isText(language, 20) && { page, id, language },
  quiz: (name, { chosen, right }) => isList(chosen, isText) && chosen.length > 0 && { chosen, right: right === true },
  app: (name, { inputs }) => isPage(name.split(" ")[0]) && isList(inputs, isInput) && { inputs },
  practice: (name, state) => taskState(state),
};

/** A record as it is used; nothing where it is none. */
export function recordOf(record) {
  const { assignment, cell, value } = Object(record);
  if (!isText(assignment) || !isRemembered({ assignment }) || !isText(cell) || Object(value) !== value) return undefined;
  const used = values[assignment.split(" ")[0]](cell, value);
  return used ? { assignment, cell, value: used } : undefined;
}

/** What is given away: a text that `recordsIn` reads. */
export const asFile = (records) => JSON.stringify({ course: "kmo-teach", form: 1, records }, undefined, 1);

/**
 * Read all records of a file, each once, or none.
 * @param {File} file
 * @returns {Promise<{records: object[]} | {reason: "unreadable" | "tooMuch"}>} `reason` says why there are none
 */
export async function recordsIn(file) {
  if (file.size > LARGEST) return { reason: "tooMuch" };
  try {
    const { course, form, records } = JSON.parse(await file.text());
    if (course !== "kmo-teach" || form !== 1) return { reason: "unreadable" };
    if (records.length > MOST) return { reason: "tooMuch" };
    const known = new Map(records.map((one) => [JSON.stringify([one.assignment, one.cell]), recordOf(one)]));
    return [...known.values()].every(Boolean) ? { records: [...known.values()] } : { reason: "unreadable" };
  } catch {
    return { reason: "unreadable" };
  }
}
