// Live charts: Vega-Lite, compiled once, with its data replaced on each change.
// The interpreter stands in for generated code, which a strict content security policy forbids.
import { compile } from "vega-lite";
import { View, locale, parse, expressionInterpreter } from "./vega.js";

export class Chart {
  /** @param {HTMLElement} figure the app's figure; its picture is replaced
   *  @param {object} spec Vega-Lite, with first data
   *  @param {object} numbers the reader's number format, as d3 describes it */
  constructor(figure, spec, numbers) {
    this.figure = figure;
    this.spec = spec;
    this.numbers = numbers;
    this.picture = figure.querySelector(".kmo-picture");
  }

  async draw() {
    const mount = document.createElement("div");
    mount.className = "kmo-live";
    this.width = Math.floor(this.picture.clientWidth) || this.spec.width;
    const vega = compile({ ...this.spec, width: this.width }, { logger: quiet }).spec;
    this.names = new Set(Object.keys(this.spec.datasets).filter((name) => vega.data.some((data) => data.name === name)));
    this.view = new View(parse(vega, null, { ast: true }), {
      expr: expressionInterpreter,
      locale: locale(this.numbers),
      renderer: "svg",
      hover: false,
    }).initialize(mount);
    await this.view.runAsync();
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
    for (const name of this.names) if (name in data) this.view.data(name, data[name]);
    await this.view.runAsync();
    if (alt !== undefined) this.picture.setAttribute("aria-label", alt);
  }

  svg() {
    return this.view.toSVG();
  }

  png() {
    return this.view.background("white").toCanvas(2).finally(() => this.view.background("transparent"));
  }

  remove() {
    this.observer?.disconnect();
    this.view?.finalize();
  }
}

const quiet = { level: () => quiet, error: console.error, warn: () => quiet, info: () => quiet, debug: () => quiet };
