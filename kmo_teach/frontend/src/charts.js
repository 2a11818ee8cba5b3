// Live charts: Vega-Lite, compiled once, with its data replaced on each change.
// The interpreter stands in for generated code, which a strict content security policy forbids.
import { compile } from "vega-lite";
import { newData, wordsOf } from "./data.js";
import { Values } from "./values.js";
import { View, expressionInterpreter, parse } from "./vega.js";

const SETTLED_AFTER = 250; // milliseconds of rest before the layout follows the new labels

export class Chart {
  /** @param {HTMLElement} figure the app's figure; its picture is replaced
   *  @param {object} spec Vega-Lite, with first data
   *  @param {object} described what the app says of itself: its words, and how the reader writes numbers and dates
   *  @param {(text: string) => void} say tells a screen reader of a value */
  constructor(figure, spec, { locale, words, narrow }, say) {
    Object.assign(this, { words, say, below: narrow.below, small: narrow.charts[figure.dataset.chart] });
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
    this.isNarrow = this.width < this.below;
    const spec = this.isNarrow && this.small ? { ...houseOf(this.spec), ...this.small } : this.spec;
    const config = { ...this.spec.config, mark: { tooltip: true } };
    const vega = compile({ ...spec, config, width: this.width }, { logger: quiet }).spec;
    this.names = Object.keys(this.spec.datasets).filter((name) => vega.data.some((data) => data.name === name));
    this.wordsDrawn = new Map(this.names.map((name) => [name, wordsOf(this.spec.datasets[name])]));
    this.drawn = new Map(this.names.map((name) => [name, JSON.stringify(this.spec.datasets[name])]));
    this.view = new View(parse(vega, null, { ast: true }), {
      expr: expressionInterpreter,
      locale: this.locale,
      renderer: "svg",
      hover: false,
      tooltip: () => {}, // values.js shows it
    }).initialize(mount);
    await this.view.runAsync();
    mount.querySelector("svg").setAttribute("aria-hidden", "true"); // the picture says what it shows
    this.picture.replaceChildren(mount);
    delete this.figure.dataset.stale;
    this.values = new Values(this.picture, this.view, this.words, this.say);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.picture);
  }

  fit() {
    const width = Math.floor(this.picture.clientWidth);
    if (!width || width === this.width) return;
    if (this.small && width < this.below !== this.isNarrow) {
      this.remove();
      this.drawing = undefined;
      this.draw();
      return;
    }
    this.width = width;
    this.view.width(width).resize().runAsync();
  }

  async update(data, alt) {
    if (alt !== undefined) this.picture.setAttribute("aria-label", alt);
    this.last = data;
    if (!this.view) {
      this.figure.dataset.stale = "true"; // on paper a picture of another case would mislead
      return;
    }
    const changed = newData(this.drawn, this.names, data);
    this.values?.hide();
    if (!changed.length) return; // many a change leaves a chart as it is, and drawing is the slowest part
    // Vega keeps a word where it first stood, and puts one that comes back behind all others: such data begin anew.
    const moved = changed.filter((name) => wordsOf(data[name]) !== this.wordsDrawn.get(name));
    if (moved.length) {
      for (const name of moved) this.view.data(name, []);
      await this.view.runAsync();
    }
    for (const name of changed) {
      this.wordsDrawn.set(name, wordsOf(data[name]));
      this.view.data(name, data[name]);
    }
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

  /** The chart on a canvas, two pixels to one, without the page's colours. */
  canvas() {
    return this.view.toCanvas(2);
  }

  remove() {
    this.values?.remove();
    clearTimeout(this.settling);
    this.observer?.disconnect();
    this.view?.finalize();
  }
}

/** What a specification has of the house, without what it draws itself. */
const houseOf = ({ $schema, padding, autosize, config, datasets }) => ({ $schema, padding, autosize, config, datasets });

const quiet = { level: () => quiet, error: console.error, warn: () => quiet, info: () => quiet, debug: () => quiet };
