// The controls of one app: found in the HTML that Python wrote, read and set by input name.
// A value is kept as the model knows it (a number), or as typed (text), which Python reads and checks.
import { changedInputs, fromText } from "./address.js";

export class Form {
  constructor(section, language, values) {
    this.fields = new Map([...section.querySelectorAll(".kmo-field")].map((node) => [node.dataset.input, node]));
    this.defaults = values;
    this.values = { ...values };
    this.formats = new Map();
    for (const [name, node] of this.fields) {
      const decimals = Number(node.dataset.decimals ?? 0);
      // A typed number may be finer than the slider's step: it is shown as it is computed with.
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: Math.max(decimals, 6) };
      this.formats.set(name, new Intl.NumberFormat(language, { ...digits, useGrouping: "always" }));
      if (controls(node).some(touched)) this.take(name); // moved before this script was there
    }
  }

  /** Take over what the reader did to a control; `control` is the one that changed. */
  take(name, control) {
    const node = this.fields.get(name);
    const [range, box] = [node.querySelector("[type=range]"), node.querySelector("[type=text]")];
    if (range && (control ? control === range : touched(range))) this.set(name, Number(range.value));
    else if (box) this.values[name] = box.value === "" && box.placeholder ? null : box.value;
    else if (node.dataset.kind === "switch") this.values[name] = node.querySelector("input").checked;
    else if (node.dataset.kind === "choices") this.values[name] = checked(node);
    else this.values[name] = node.querySelector("select")?.value ?? checked(node)[0];
  }

  /** Set an input and its controls. */
  set(name, value) {
    const node = this.fields.get(name);
    this.values[name] = value;
    const range = node.querySelector("[type=range]");
    const box = node.querySelector("[type=text]");
    if (range) this.slide(name, value);
    if (box) box.value = typeof value === "number" ? this.formats.get(name).format(value) : (value ?? "");
    if (range || box) return;
    if (node.dataset.kind === "switch") node.querySelector("input").checked = value === true || value === "1";
    else if (node.querySelector("select")) node.querySelector("select").value = value;
    else {
      const chosen = Array.isArray(value) ? value : String(value).split(",");
      for (const option of node.querySelectorAll("input")) option.checked = chosen.includes(option.value);
    }
  }

  /** Move the slider of an input to a number; its box stays as typed. */
  slide(name, value) {
    const node = this.fields.get(name);
    const range = node.querySelector("[type=range]");
    if (!range || typeof value !== "number") return;
    range.value = value;
    const unit = node.querySelector(".kmo-unit")?.textContent ?? "";
    range.setAttribute("aria-valuetext", `${this.formats.get(name).format(value)} ${unit}`.trim());
  }

  /** Whether a value can be that of an input, as Python gives it. */
  fits(name, value) {
    const node = this.fields.get(name);
    const box = node.querySelector("[type=text]");
    if (box) return Number.isFinite(value) || (value === null && box.placeholder !== "");
    if (node.dataset.kind === "switch") return typeof value === "boolean";
    const options = [...node.querySelectorAll("option, input")].map((option) => option.value);
    if (node.dataset.kind === "choices") return Array.isArray(value) && value.every((one) => options.includes(one));
    return options.includes(value);
  }

  /** Take text from an address. */
  setFromAddress(name, text) {
    this.set(name, fromText(text, this.fields.get(name).querySelector("[type=text]") !== null));
  }

  setAll(values) {
    for (const name of this.fields.keys()) if (name in values) this.set(name, values[name]);
  }

  /** Write a typed number as the house writes numbers, once Python could read it. */
  tidy(name, value) {
    const box = this.fields.get(name).querySelector("[type=text]");
    if (box && typeof value === "number" && typeof this.values[name] === "string") this.set(name, value);
  }

  /** Mark the inputs that cannot be used, each with a sentence that says what is allowed. */
  mark(errors) {
    for (const [name, node] of this.fields) {
      const text = errors[name] ?? "";
      const place = node.querySelector(".kmo-error");
      if (place.textContent === text) continue;
      place.textContent = text;
      place.hidden = !text;
      if (text && node.closest("details")) node.closest("details").open = true;
      for (const control of controls(node)) {
        if (text) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }
  }

  /** What an input is called. */
  label(name) {
    return this.fields.get(name).querySelector("label:not(.kmo-option), legend, .kmo-option span").textContent;
  }

  /** A value of an input as the reader writes it. */
  inWords(name, value) {
    const node = this.fields.get(name);
    const unit = node.querySelector(".kmo-unit")?.textContent ?? "";
    if (typeof value === "number") return `${this.formats.get(name).format(value)} ${unit}`.trim();
    if (typeof value === "boolean") return value ? "✓" : "–";
    const list = node.querySelector("select");
    if (list) return [...list.options].find((option) => option.value === value)?.textContent ?? "";
    if (value === null) return node.querySelector("[type=text]").placeholder;
    const chosen = [value].flat();
    const options = [...node.querySelectorAll(".kmo-option")].filter((one) => chosen.includes(one.querySelector("input").value));
    return options.map((one) => one.textContent.trim()).join(", ") || "–";
  }

  /** The inputs that differ from those of another case, by default the first, as text for an address. */
  changed(values = this.values, other = this.defaults) {
    return changedInputs(values, other);
  }
}

const controls = (node) => [...node.querySelectorAll("input, select")];
const checked = (node) => [...node.querySelectorAll("input:checked")].map((option) => option.value);

function touched(control) {
  if (control.matches("select")) return [...control.options].some((option) => option.selected !== option.defaultSelected);
  return control.matches("[type=checkbox], [type=radio]")
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
}
