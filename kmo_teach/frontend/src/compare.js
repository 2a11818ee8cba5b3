// A case that the reader keeps under a name, beside the case of the moment: the key number and the inputs that differ.
import { changedInputs } from "./address.js";
import { difference } from "./answer.js";
import { note, recall } from "./view-store.js";

export class Compare {
  /** @param {HTMLElement} section the app's section
   *  @param {object} described its description
   *  @param {object} form its form, which knows how inputs are called and written
   *  @param {string} [where] key under which the browser keeps the case; nothing is kept without it */
  constructor(section, { words }, form, where) {
    Object.assign(this, { words, form, where, language: section.dataset.language });
    this.place = section.querySelector(".kmo-kept");
    this.kept = where && caseIn(recall(where), form);
    if (where && !this.kept) this.store(); // what is none of ours, or of an older edition, goes
  }

  keep(name, values, key) {
    this.kept = { name, values, key };
    this.store();
  }

  forget() {
    this.kept = undefined;
    this.store();
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  store() {
    if (this.where) note(this.where, this.kept && JSON.stringify(this.kept));
  }

  /** Show the kept case beside the one of the moment. */
  paint(values, key) {
    if (!this.kept) return;
    const { kept, words } = this;
    const names = [...new Set([...changedInputs(values, kept.values), ...changedInputs(kept.values, values)].map(([name]) => name))];
    const change = difference(kept.key, key, this.language, words);
    const rows = [
      [key.label, kept.key.text, change && change.way !== "same" ? `${key.text} (${change.text})` : key.text],
      ...names.filter((name) => this.form.fields.has(name)).map((name) =>
        [this.form.label(name), this.form.inWords(name, kept.values[name]), this.form.inWords(name, values[name])]),
    ];
    if (!this.place.firstChild) this.place.append(this.frame());
    this.place.hidden = false;
    this.place.querySelector("tbody").replaceChildren(...rows.map((row) => make("tr", row.map((text, at) => cell(at ? "td" : "th", text, at ? undefined : "row")))));
  }

  frame() {
    const name = Object.assign(document.createElement("input"), { type: "text", value: this.kept.name, maxLength: 40 });
    name.className = "kmo-name";
    name.setAttribute("aria-label", this.words.name);
    name.addEventListener("change", () => {
      this.kept.name = name.value;
      this.store();
    });
    const head = make("tr", [cell("td", ""), make("th", [name]), cell("th", this.words.now, "col")]);
    const button = (action, text) => {
      const one = Object.assign(make("button", []), { type: "button", textContent: text });
      one.dataset.action = action;
      return one;
    };
    const box = make("div", [make("table", [make("thead", [head]), make("tbody", [])])]);
    box.className = "kmo-table";
    const both = document.createDocumentFragment();
    both.append(box, button("again", this.words.again), " ", button("forget", this.words.forget));
    return both;
  }
}

/** The case in a text that the browser kept; nothing where it is not wholly one of this app. */
function caseIn(text, form) {
  try {
    const { name, values, key } = JSON.parse(text);
    const isKey = [key.label, key.text, key.pattern].every(isText) && isCount(key.decimals);
    const isNumber = key.value === null || Number.isFinite(key.value);
    const names = Object.keys(values);
    const isWhole = names.length === form.fields.size && names.every((one) => form.fields.has(one) && form.fits(one, values[one]));
    return isText(name) && isKey && isNumber && isWhole ? { name, values, key } : undefined;
  } catch {
    return undefined;
  }
}

const isText = (value) => typeof value === "string";
const isCount = (value) => Number.isInteger(value) && value >= 0 && value <= 20;

function make(tag, children) {
  const one = document.createElement(tag);
  one.append(...children);
  return one;
}

function cell(tag, text, scope) {
  const one = make(tag, [text]);
  if (scope) one.scope = scope;
  return one;
}
