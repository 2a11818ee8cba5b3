// One app's view, for Jupyter (an anywidget front-end module) and for the page (mounted by host.js).
// The HTML is Python's; here it is wired: read the controls, ask, and show the answer to the newest input only.
import { caseIn, withCase } from "./address.js";
import { Chart } from "./charts.js";
import { csv, pngFile, save, svgFile } from "./downloads.js";
import { Form } from "./form.js";
import { offerWorkbook, takeWorkbook } from "./workbook.js";

const ANNOUNCE_AFTER = 700; // milliseconds of rest before a screen reader hears the result

class App {
  constructor(section, model) {
    this.section = section;
    this.model = model;
    this.id = section.id;
    this.described = JSON.parse(section.querySelector(".kmo-description").textContent);
    this.form = new Form(section, section.dataset.language, this.described.values);
    this.charts = new Map();
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
      const chart = new Chart(figure, this.described.charts[figure.dataset.chart], this.described.locale);
      await chart.draw();
      this.charts.set(figure.dataset.chart, chart);
    }
    for (const hidden of this.section.querySelectorAll(".kmo-actions, [data-action=csv]")) hidden.hidden = false;
    this.find("[data-action=share]").hidden = !this.model.get("page");
    offerWorkbook(this.section, this.model);
    this.foldGroups();
    if (this.model.get("page")) this.restore();
    if (this.form.changed().length) this.ask();
  }

  find(selector) {
    return this.section.querySelector(selector);
  }

  /** Where the controls stand above the result, all groups but the first are folded, so that both are in sight. */
  foldGroups() {
    const beside = this.find(".kmo-result").offsetTop < this.find(".kmo-controls").offsetTop + this.find(".kmo-controls").offsetHeight;
    for (const group of [...this.section.querySelectorAll(".kmo-group")].slice(1)) group.open = beside;
  }

  /** Take the case that the address names. */
  restore() {
    const names = [...this.form.fields.keys()];
    for (const [name, text] of caseIn(location.search, this.id, names)) this.form.setFromAddress(name, text);
  }

  changed(event) {
    const field = event.target.closest(".kmo-field");
    if (!field) return;
    this.form.take(field.dataset.input, event.target);
    this.press(null);
    this.ask();
  }

  settled(event) {
    const name = event.target.closest(".kmo-field")?.dataset.input;
    if (!name || event.target.type !== "text") return;
    if (this.waiting) this.tidyLater = name;
    else this.form.tidy(name, this.read?.[name]);
  }

  async clicked(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.preset) {
      this.form.setAll(this.described.presets[button.dataset.preset]);
      this.press(button);
      this.ask();
    }
    const chart = this.charts.get(button.closest(".kmo-chart")?.dataset.chart);
    switch (button.dataset.action) {
      case "reset":
        this.form.setAll(this.form.defaults);
        this.press(null);
        this.ask();
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
        save(`${this.id}-${chart.figure.dataset.chart}.svg`, await svgFile(chart));
        break;
      case "png":
        save(`${this.id}-${chart.figure.dataset.chart}.png`, await pngFile(chart));
        break;
    }
  }

  press(pressed) {
    for (const button of this.section.querySelectorAll("[data-preset]")) {
      button.setAttribute("aria-pressed", String(button === pressed));
    }
  }

  async share() {
    const address = withCase(location.href, this.id, this.form.changed());
    try {
      await navigator.clipboard.writeText(address.href);
      this.announce(this.described.words.copied, 0);
    } catch {
      history.replaceState(history.state, "", address);
      this.announce(this.described.words.address, 0);
    }
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
    this.press(null);
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
      await this.paint(result);
    } else this.announce(general || this.described.words.invalid);
    this.section.dataset.revision = String(Number(this.section.dataset.revision) + 1);
    if (!this.waiting) this.section.dataset.busy = "false";
    this.section.dispatchEvent(new CustomEvent("kmo-shown", { bubbles: true, composed: true }));
  }

  async paint(result) {
    this.find(".kmo-sentence").textContent = result.sentence;
    const warnings = this.find(".kmo-warnings");
    warnings.hidden = !result.warnings.length;
    if (warnings.textContent !== result.warnings.join("")) {
      warnings.replaceChildren(...result.warnings.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    }
    if (result.tables !== null) this.find(".kmo-tables").innerHTML = result.tables; // escaped by kmo_teach.apps.kit.tables
    await Promise.all([...this.charts].map(([name, chart]) => chart.update(result.data, result.alts[name])));
    this.announce(result.sentence);
  }

  announce(text, after = ANNOUNCE_AFTER) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => (this.find(".kmo-announcement").textContent = text), after);
  }

  remove() {
    clearTimeout(this.announcing);
    this.controller.abort();
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
      section.dataset.state = "live";
      const latest = model.get("_answer");
      if (latest.result) await app.paint(latest.result);
    }
    return () => app.remove();
  },
};
