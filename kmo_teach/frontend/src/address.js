// A reader's case in an address: `?channel.shelf=390`. Numbers have a point there, in any language.

/** The inputs that differ from their first value, as text. */
export function changedInputs(values, defaults) {
  return Object.entries(values)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name]))
    .map(([name, value]) => [name, value === true ? "1" : value === false ? "0" : String(value ?? "")]);
}

/** The value of an input from its text. A choice may look like a number and stays text. */
export function fromText(text, isNumber) {
  return isNumber && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** The address of a page with the case of one app in it; the cases of other apps stay. */
export function withCase(href, id, inputs) {
  const address = new URL(href);
  const old = [...address.searchParams.keys()].filter((key) => key.startsWith(`${id}.`));
  for (const key of old) address.searchParams.delete(key);
  for (const [name, text] of inputs) address.searchParams.set(`${id}.${name}`, text);
  address.hash = id;
  return address;
}

/** The inputs of an app that an address names, as text. */
export function caseIn(search, id, names) {
  const asked = new URLSearchParams(search);
  return names.map((name) => [name, asked.get(`${id}.${name}`)]).filter(([, text]) => text !== null);
}

/** Whether an address names a case of one of these apps. */
export function namesCase(search, ids) {
  return [...new URLSearchParams(search).keys()].some((key) => ids.some((id) => key.startsWith(`${id}.`)));
}
