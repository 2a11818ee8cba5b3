// One task on the page: its answer in a field, in choices or in an editor, and what is told of it.
import { countWords, isOneOf, valueIn, valueSource } from "./notebook.js";
import { fill } from "./words.js";

export class Task {
  #view; // the editor, once it has come

  /**
   * @param {HTMLFormElement} form
   * @param {object} described what the page says of the task: `stubs`, `check`, `variable`, `form`
   * @param {object} words
   */
  constructor(form, described, words) {
    Object.assign(this, { ...described, value: described.form, form, words });
    this.name = form.dataset.task;
    this.kind = form.dataset.kind;
    this.fields = form.querySelector(".kmo-fields");
    this.code = form.querySelector(".kmo-code");
    this.area = form.querySelector("textarea");
    this.first = this.kind === "written" ? "" : this.stubs[0];
    this.controls = [...(this.fields?.querySelectorAll("input, select") ?? [])];
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.#count());
    this.#count();
  }

  /** The answer as the text of its cell; `null` where there is none yet. */
  get answer() {
    if (this.kind === "written") return this.area.value.trim() ? this.area.value : null;
    if (!this.isByFields) return isOneOf(this.stubs, this.area.value) ? null : this.area.value;
    const value = this.#valueOfFields();
    const isEmpty = typeof value === "string" ? !value : !Object.values(value).some(Boolean);
    return isEmpty ? null : valueSource(this.variable, this.value, value);
  }

  /** What to run: the answer, or the cell as it was handed out. */
  get source() {
    return this.answer ?? this.stubs[0];
  }

  /** Whether the answer is given in fields; one that was written as more than a plain value is shown as code. */
  get isByFields() {
    return this.fields !== null && !this.fields.hidden;
  }

  /** Show an answer; `null` shows the task as it was handed out. */
  show(answer) {
    if (this.fields) {
      const value = answer === null ? this.#noValue() : valueIn(answer, this.variable, this.value);
      this.fields.hidden = value === undefined;
      this.code.hidden = value !== undefined;
      this.form.querySelector("[data-action=run]").hidden = value !== undefined;
      if (value !== undefined) this.#fill(value);
    }
    if (this.area && !this.isByFields) this.#write(answer ?? this.first);
    this.#count();
  }

  /** Put an editor in the place of the text area for code, when the module has come. */
  enhance(editor, run) {
    if (!this.code || this.code.hidden || this.#view) return;
    this.editor = editor;
    this.#view = editor.edit(this.area, run);
  }

  /** Say what became of a run: text that the code printed, and sentences. */
  tell({ output = "", value, error, verdict, because, sentence }) {
    const printed = this.form.querySelector(".kmo-printed");
    printed.textContent = value === undefined ? output : `${output}${output && !output.endsWith("\n") ? "\n" : ""}${value}`;
    printed.hidden = !printed.textContent;
    const told = [];
    if (verdict) told.push(verdictOf(verdict, this.kind));
    if (error ?? because) told.push(...this.#errorOf(error ?? because, because));
    if (sentence) told.push(paragraph("kmo-sentence", sentence));
    this.form.querySelector(".kmo-told").replaceChildren(...told);
  }

  /** Say that what was told is about an earlier answer: help stays to read, a tick goes. */
  changed() {
    const told = this.form.querySelector(".kmo-told");
    if (!told.firstChild || told.querySelector(".kmo-changed")) return;
    told.querySelector(".kmo-verdict:not([data-met=false])")?.remove();
    told.prepend(paragraph("kmo-changed", this.words.changed));
  }

  #errorOf({ line, means, python }, isKnown) {
    const place = line ? fill(this.words.line, { line, text: means }) : means;
    const found = [paragraph("kmo-error", place)];
    if (!isKnown) found.push(paragraph("kmo-python", fill(this.words.python, { text: python })));
    return found;
  }

  #valueOfFields() {
    if (this.value.kind === "list") return this.controls.filter(({ checked }) => checked).map((box) => box.value);
    if (this.value.kind === "mapping") return Object.fromEntries(this.controls.map((box) => [box.dataset.key, box.value]));
    const text = this.controls[0].value.trim();
    return this.value.kind === "number" ? text.replace(",", ".") : text;
  }

  #noValue() {
    return { list: [], mapping: {} }[this.value.kind] ?? "";
  }

  #fill(value) {
    for (const box of this.controls) {
      if (box.type === "checkbox") box.checked = value.includes(box.value);
      else box.value = this.value.kind === "mapping" ? (value[box.dataset.key] ?? "") : value;
    }
  }

  #write(text) {
    if (this.#view) this.editor.show(this.#view, text);
    else this.area.value = text;
  }

  #count() {
    const place = this.form.querySelector(".kmo-count");
    if (!place) return;
    const count = countWords(this.area.value);
    place.textContent = fill(count === 1 ? this.words.word : this.words.words, { count });
  }
}

/** A tick is for what was found right. Of a choice or a text the page knows only whether it can be read: that gets none. */
function verdictOf({ met, message }, kind) {
  const node = paragraph("kmo-verdict", "");
  const sign = document.createElement("strong");
  const isRight = kind === "code" || !met ? met : "unknown";
  sign.textContent = { true: "✔ ", false: "✘ ", unknown: "… " }[isRight];
  sign.ariaHidden = "true";
  node.dataset.met = isRight;
  node.append(sign, message);
  return node;
}

function paragraph(name, text) {
  const node = document.createElement("p");
  node.className = name;
  node.textContent = text;
  return node;
}
