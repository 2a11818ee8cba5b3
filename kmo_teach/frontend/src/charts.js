// Live charts: Vega-Lite, compiled once, with its data replaced on each change.
// The interpreter stands in for generated code, which a strict content security policy forbids.
import { compile } from "vega-lite";
import { newData } from "./data.js";
import { View, expressionInterpreter, parse } from "./vega.js";

const SETTLED_AFTER = 250; // milliseconds of rest before the layout follows the new labels

export class Chart {
  /** @param {HTMLElement} figure the app's figure; its picture is replaced
   *  @param {object} spec Vega-Lite, with first data
   *  @param {object} locale how the reader writes numbers and dates, as d3 describes it */
  constructor(figure, spec, locale) {
    this.figure = figure;
    this.spec = spec;
    this.locale = locale;
    this.picture = figure.querySelector(".kmo-picture");
  }

  /** Draw what is known by now; once is enough, for a chart that is folded is drawn when it is opened. */
  draw() {
    this.drawing ??= this.first().then(() => this.last && this.update(this.last));
    return this.drawing;
  }

  async first() {
    const mount = document.createElement("div");
    mount.className = "kmo-live";
    this.width = Math.floor(this.picture.clientWidth) || this.spec.width;
    const vega = compile({ ...this.spec, width: this.width }, { logger: quiet }).spec;
    this.names = Object.keys(this.spec.datasets).filter((name) => vega.data.some((data) => data.name === name));
    this.drawn = new Map(this.names.map((name) => [name, JSON.stringify(this.spec.datasets[name])]));
    this.view = new View(parse(vega, null, { ast: true }), {
      expr: expressionInterpreter,
      locale: this.locale,
      renderer: "svg",
      hover: false,
    }).initialize(mount);
    await this.view.runAsync();
    mount.querySelector("svg").setAttribute("aria-hidden", "true"); // the picture says what it shows
    this.picture.replaceChildren(mount);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.picture);
  }

  fit() {
    const width = Math.floor(this.picture.clientWidth);
    if (!width || width === this.width) return;
    this.width = width;
    this.view.width(width).resize().runAsync();
  }

  async update(data, alt) {
    if (alt !== undefined) this.picture.setAttribute("aria-label", alt);
    this.last = data;
    if (!this.view) return;
    const changed = newData(this.drawn, this.names, data);
    if (!changed.length) return; // many a change leaves a chart as it is, and drawing is the slowest part
    for (const name of changed) this.view.data(name, data[name]);
    await this.view.runAsync();
    // While a slider moves the layout stands still. Labels that grew wider would be cut off: at rest they get room.
    clearTimeout(this.settling);
    this.figure.dataset.settling = "true";
    this.settling = setTimeout(() => this.settle(), SETTLED_AFTER);
  }

  async settle() {
    await this.view.resize().runAsync();
    delete this.figure.dataset.settling;
  }

  svg() {
    return this.view.toSVG();
  }

  png() {
    return this.view.background("white").toCanvas(2).finally(() => this.view.background("transparent"));
  }

  remove() {
    clearTimeout(this.settling);
    this.observer?.disconnect();
    this.view?.finalize();
  }
}

const quiet = { level: () => quiet, error: console.error, warn: () => quiet, info: () => quiet, debug: () => quiet };
