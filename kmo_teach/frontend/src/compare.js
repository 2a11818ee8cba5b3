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
    try {
      this.kept = where && JSON.parse(recall(where) ?? null);
    } catch {
      this.kept = undefined; // it is none of ours
    }
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
