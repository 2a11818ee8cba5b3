// One app's view, for Jupyter (an anywidget front-end module) and for the page (mounted by host.js).
// The HTML is Python's; here it is wired: read the controls, ask, and show the answer to the newest input only.
import { caseIn, withCase } from "./address.js";
import { Answer } from "./answer.js";
import { Chart } from "./charts.js";
import { Compare } from "./compare.js";
import { keyOf, note, recall } from "./view-store.js";
import { csv, pngFile, save, svgFile } from "./downloads.js";
import { Form } from "./form.js";
import { fill } from "./words.js";
import { offerWorkbook, takeWorkbook } from "./workbook.js";

const ANNOUNCE_AFTER = 700; // milliseconds of rest before a screen reader hears the result
const CONFIRM_FOR = 4000; // milliseconds that a confirmation stays

class App {
  constructor(section, model) {
    this.section = section;
    this.model = model;
    this.id = section.id;
    this.described = JSON.parse(section.querySelector(".kmo-description").textContent);
    this.form = new Form(section, section.dataset.language, this.described.values);
    this.charts = new Map();
    this.answer = new Answer(section, this.described);
    this.isKept = Boolean(model.get("page"));
    this.compare = new Compare(section, this.described, this.form, this.isKept && keyOf(this.id, "case"));
    this.serial = 0; // of the newest request
    this.waiting = false; // a request is under way
    this.overtaken = false; // the inputs changed since it was sent
    this.shown = this.described.values; // the inputs whose result is on screen
    this.controller = new AbortController();
  }

  async start() {
    const listening = { signal: this.controller.signal };
    const form = this.find("form");
    form.addEventListener("input", (event) => this.changed(event), listening);
    form.addEventListener("change", (event) => this.settled(event), listening);
    form.addEventListener("submit", (event) => event.preventDefault(), listening);
    this.section.addEventListener("click", (event) => this.clicked(event), listening);
    this.find(".kmo-data").addEventListener("toggle", () => this.tablesWanted() && this.ask(), listening);
    this.onAnswer = () => this.answered(this.model.get("_answer"));
    this.model.on("change:_answer", this.onAnswer);
    for (const figure of this.section.querySelectorAll(".kmo-chart")) {
      const chart = new Chart(figure, this.described.charts[figure.dataset.chart], this.described, (text) => this.announce(text, 0));
      this.charts.set(figure.dataset.chart, chart);
      const fold = figure.closest(".kmo-fold");
      fold?.addEventListener("toggle", () => fold.open && chart.draw(), listening);
      if (fold?.open ?? true) await chart.draw();
    }
    for (const hidden of this.section.querySelectorAll(".kmo-actions, [data-action=csv]")) hidden.hidden = false;
    this.find("[data-action=share]").hidden = !this.model.get("page");
    this.compare.paint(this.shown, this.answer.shown);
    this.recallGuess();
    offerWorkbook(this.section, this.model);
    if (this.model.get("page")) this.restore();
    else this.keepKeys();
    this.tell(this.form.values);
    if (this.form.changed().length) this.ask();
  }

  find(selector) {
    return this.section.querySelector(selector);
  }

  /** Take the case that the address names, open the groups that it changed, and land on the app with its answer. */
  restore() {
    const asked = caseIn(location.search, this.id, [...this.form.fields.keys()]);
    for (const [name, text] of asked) {
      this.form.setFromAddress(name, text);
      const group = this.form.fields.get(name).closest(".kmo-group");
      if (group) group.open = true;
    }
    if (asked.length && location.hash === `#${this.section.id}`) this.section.scrollIntoView();
  }

  /** Keep keys from Jupyter, for which d d deletes a cell and an arrow leaves it. Its shortcuts match what has the focus, so
   *  each thing that can have it must say so. */
  keepKeys() {
    for (const one of this.section.querySelectorAll("input, select, button, summary, [tabindex]")) {
      one.setAttribute("data-lm-suppress-shortcuts", "true");
    }
  }

  /** Mark what differs from the first case, and the ready-made case that holds. */
  tell(values) {
    const changed = new Set(this.form.changed(values).map(([name]) => name));
    for (const [name, field] of this.form.fields) field.classList.toggle("kmo-changed", changed.has(name));
    for (const group of this.section.querySelectorAll(".kmo-group")) {
      const count = group.querySelectorAll(".kmo-changed").length;
      const place = group.querySelector(".kmo-count");
      place.hidden = !count;
      place.textContent = fill(this.described.words.changed, { count });
    }
    for (const button of this.section.querySelectorAll("[data-preset]")) {
      const holds = this.form.changed(values, this.described.presets[button.dataset.preset]).length === 0;
      button.setAttribute("aria-pressed", String(holds));
    }
  }

  changed(event) {
    const field = event.target.closest(".kmo-field");
    if (!field) return;
    this.answer.move();
    this.form.take(field.dataset.input, event.target);
    this.tell(this.form.values);
    this.ask();
  }

  settled(event) {
    this.answer.settle();
    const name = event.target.closest(".kmo-field")?.dataset.input;
    if (!name || event.target.type !== "text") return;
    if (this.waiting) this.tidyLater = name;
    else this.form.tidy(name, this.read?.[name]);
  }

  async clicked(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.preset) {
      this.load(this.described.presets[button.dataset.preset]);
    }
    const chart = this.charts.get(button.closest(".kmo-chart")?.dataset.chart);
    switch (button.dataset.action) {
      case "reset":
        this.load(this.form.defaults);
        break;
      case "whole":
        this.answer.unfold(button);
        break;
      case "guess":
        this.guess();
        break;
      case "keep":
        this.keep();
        break;
      case "again":
        this.load(this.compare.kept.values);
        break;
      case "forget":
        this.compare.forget();
        this.find("[data-action=keep]").focus();
        break;
      case "share":
        await this.share();
        break;
      case "workbook":
        await takeWorkbook(this.section, this.model, { ...this.form.values }, this.described.words);
        break;
      case "csv":
        save(`${this.id}.csv`, csv(this.section.querySelectorAll(".kmo-tables table"), this.described.locale.number.decimal));
        break;
      case "svg":
        save(`${this.id}-${chart.figure.dataset.chart}.svg`, await svgFile(chart, this.about(chart)));
        break;
      case "png":
        save(`${this.id}-${chart.figure.dataset.chart}.png`, await pngFile(chart, this.about(chart)));
        break;
    }
  }

  /** Take a whole case at once. */
  load(values) {
    this.answer.settle();
    this.answer.move();
    this.answer.settle();
    this.form.setAll(values);
    this.tell(this.form.values);
    this.ask();
  }

  /** Keep the case of the moment under the name of the ready-made case, if it is one, and show it beside what follows. */
  keep() {
    const name = this.find('[data-preset][aria-pressed="true"]')?.textContent ?? this.described.words.kept;
    this.compare.forget();
    this.compare.keep(name, this.shown, this.answer.shown);
    this.compare.paint(this.shown, this.answer.shown);
    this.confirm(fill(this.described.words.keeping, { name }));
    if (!this.model.get("page")) this.keepKeys();
  }

  /** Take the reader's guess, make the move, and show the guess beside what came of it. */
  guess() {
    const chosen = this.find(".kmo-guess input:checked");
    if (!chosen) return;
    const { before, values } = this.described.guess;
    this.answer.shown = before;
    this.load(values);
    this.showGuess(chosen);
    if (this.isKept) note(keyOf(this.id, "guess"), chosen.value);
  }

  /** Show a guess of an earlier visit. */
  recallGuess() {
    const kept = this.isKept && recall(keyOf(this.id, "guess"));
    const chosen = kept && [...this.section.querySelectorAll(".kmo-guess input")].find((one) => one.value === kept);
    if (!chosen) return;
    chosen.checked = true;
    this.showGuess(chosen);
  }

  showGuess(chosen) {
    const { before, after, way, seen } = this.described.guess;
    const { words } = this.described;
    const place = this.find(".kmo-guessed");
    place.textContent = [
      fill(words.guessed, { guess: chosen.parentElement.textContent.trim(), before: before.text, after: after.text }),
      chosen.value === way ? words.right : words.other,
      seen,
    ].join(" ");
    place.hidden = false;
  }

  async share() {
    const address = withCase(location.href, this.id, this.form.changed());
    let text = this.described.words.copied;
    try {
      await navigator.clipboard.writeText(address.href);
    } catch {
      history.replaceState(history.state, "", address);
      text = this.described.words.address;
    }
    this.confirm(text);
  }

  /** Say to everybody, for a moment, that something was done. */
  confirm(text) {
    const place = this.find(".kmo-done");
    place.textContent = text;
    this.announce(text, 0);
    clearTimeout(this.confirming);
    this.confirming = setTimeout(() => (place.textContent = ""), CONFIRM_FOR);
  }

  /** What a picture of a chart says of itself where the page is far away: its title, and where and when it was made. */
  about({ figure }) {
    const title = (figure.querySelector("figcaption") ?? figure.closest(".kmo-fold").querySelector("summary")).textContent;
    const day = new Intl.DateTimeFormat(this.section.dataset.language, { dateStyle: "long" }).format(new Date());
    const where = this.model.get("page") ? `${location.host}${location.pathname}` : "kmo_teach";
    return { title, source: fill(this.described.words.source, { title: this.find(".kmo-title").textContent, where, day }) };
  }

  tablesWanted() {
    return this.find(".kmo-data").open;
  }

  /** Send the newest inputs; while a request is under way, only remember that they changed. */
  ask() {
    this.section.dataset.busy = "true";
    if (this.waiting) {
      this.overtaken = true;
      return;
    }
    this.waiting = true;
    this.serial += 1;
    this.model.set("_request", { serial: this.serial, inputs: { ...this.form.values }, tables: this.tablesWanted() });
    this.model.save_changes();
  }

  async answered(answer) {
    if (answer.serial === 0) return this.setFromCode(answer);
    if (answer.serial !== this.serial) return undefined;
    this.waiting = false;
    if (this.overtaken) {
      this.overtaken = false;
      return this.ask();
    }
    this.read = answer.values;
    return this.show(answer);
  }

  /** The inputs were set from code (Jupyter): the controls follow. */
  async setFromCode(answer) {
    this.form.setAll(answer.values);
    this.answer.move();
    this.answer.settle();
    await this.show(answer);
  }

  async show(answer) {
    const { errors = {}, result, failure } = answer;
    this.form.mark(errors);
    const general = failure ? this.described.words.wrong : (errors[""] ?? "");
    const place = this.find(".kmo-error-all");
    place.textContent = general;
    place.hidden = !general;
    for (const [name, value] of Object.entries(answer.values ?? {})) {
      if (typeof this.form.values[name] === "string") this.form.slide(name, value);
    }
    if (this.tidyLater) this.form.tidy(this.tidyLater, answer.values?.[this.tidyLater]);
    this.tidyLater = null;
    if (result) {
      this.shown = answer.values;
      this.tell(answer.values);
      await this.paint(result);
    } else this.announce(general || this.described.words.invalid);
    this.section.dataset.revision = String(Number(this.section.dataset.revision) + 1);
    if (!this.waiting) this.section.dataset.busy = "false";
    this.section.dispatchEvent(new CustomEvent("kmo-shown", { bubbles: true, composed: true }));
  }

  async paint(result) {
    this.answer.paint(result);
    this.compare.paint(this.shown, result.key);
    const warnings = this.find(".kmo-warnings");
    warnings.hidden = !result.warnings.length;
    if (warnings.textContent !== result.warnings.join("")) {
      warnings.replaceChildren(...result.warnings.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    }
    if (result.tables !== null) {
      this.find(".kmo-tables").innerHTML = result.tables; // escaped by kmo_teach.apps.kit.tables
      if (!this.model.get("page")) this.keepKeys();
    }
    await Promise.all([...this.charts].map(([name, chart]) => chart.update(result.data, result.alts[name])));
    this.announce(result.sentence);
  }

  announce(text, after = ANNOUNCE_AFTER) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => (this.find(".kmo-announcement").textContent = text), after);
  }

  remove() {
    clearTimeout(this.announcing);
    clearTimeout(this.confirming);
    this.controller.abort();
    this.answer.remove();
    this.model.off("change:_answer", this.onAnswer);
    for (const chart of this.charts.values()) chart.remove();
  }
}

/** Give a section identifiers of its own where another on the page has the same ones. */
function makeUnique(section) {
  const old = section.id;
  const others = [...document.querySelectorAll(".kmo-app")].filter((one) => one !== section);
  let number = 1;
  const taken = (id) => others.some((one) => one.id === id);
  while (taken(number === 1 ? old : `${old}-${number}`)) number += 1;
  if (number === 1) return;
  const prefix = new RegExp(`(^|\\s)${old}(?=-|$)`, "g");
  for (const node of [section, ...section.querySelectorAll("*")]) {
    for (const key of ["id", "for", "aria-describedby", "aria-labelledby"]) {
      if (node.hasAttribute(key)) node.setAttribute(key, node.getAttribute(key).replace(prefix, `$1${old}-${number}`));
    }
    if (node.name?.startsWith(`${old}-`)) node.name = node.name.replace(prefix, `${old}-${number}`);
  }
}

export default {
  async render({ model, el }) {
    let section = el;
    if (!model.get("page")) {
      el.innerHTML = model.get("_markup");
      section = el.querySelector(".kmo-app");
      section.querySelector(".kmo-all").disabled = false;
    }
    makeUnique(section);
    const app = new App(section, model);
    await app.start();
    if (!model.get("page")) {
      app.form.setAll(model.get("_answer").values);
      app.tell(model.get("_answer").values);
      section.dataset.state = "live";
      const latest = model.get("_answer");
      if (latest.result) await app.paint(latest.result);
    }
    return () => app.remove();
  },
};
