// The page's host of the apps: small, loaded at once. It enables the controls, says in words how far the engine is,
// and fetches the view and the engine when the page is idle, or at once when a reader touches a control.
import { namesCase } from "./address.js";
import { pageEngine } from "./engine.js";
import { forget, keepFile, keepOffline, manifest, whenIdle, whenOnline } from "./site.js";
import { fill } from "./words.js";

const sections = [...document.querySelectorAll("section.kmo-app")];

const engine = pageEngine(manifest);

/** The part of the widget model interface that a view uses, answered by the page's engine. */
class PageModel {
  #listeners = new Map();
  #state = { page: true };

  constructor(section) {
    this.section = section;
  }

  get(key) {
    return this.#state[key];
  }

  set(key, value) {
    this.#state[key] = value;
  }

  on(event, callback) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), callback]);
  }

  off(event, callback) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? []).filter((one) => one !== callback));
  }

  save_changes() {
    const { serial, inputs, tables } = this.#state._request;
    const { app, language } = this.section.dataset;
    engine.ask({ app, language, inputs, tables }, (answer) => {
      this.#state._answer = { ...answer, serial };
      for (const callback of this.#listeners.get("change:_answer") ?? []) callback();
      if (answer.result) this.section.dispatchEvent(new CustomEvent("kmo-case", { bubbles: true, detail: answer.values }));
    });
  }

  /** Have the app's workbook made with a reader's inputs; what that takes is then kept for the next time. */
  workbook(inputs) {
    const { app, language } = this.section.dataset;
    return new Promise((done) => {
      engine.ask({ app, language, workbook: inputs }, (answer) => {
        if (answer.content) keepFile("workbooks");
        done(answer);
      });
    });
  }
}

const missed = new Set(); // sections whose view failed: the others go on without them

function miss(section, error) {
  missed.add(section);
  console.error("kmo-teach:", error);
}

let mounted;
let broken = false; // the view could not be fetched: the engine alone is no use
function mount() {
  broken = false;
  mounted ??= manifest()
    .then((files) => import(files["view.js"]))
    .then(({ default: view }) => Promise.allSettled(sections.map((el) => view.render({ model: new PageModel(el), el }))))
    .then((results) => results.forEach(({ status: end, reason }, at) => end === "rejected" && miss(sections[at], reason)));
  mounted.then(tell, (error) => {
    mounted = undefined;
    broken = true;
    console.error("kmo-teach:", error);
    tell();
  });
  return mounted;
}

let started = false;
function start() {
  if (started) return;
  started = true;
  engine.start();
  mount().catch(() => {});
}

let ready = false;
function tell() {
  mounted?.then(() => (ready = true)).then(() => say(), () => say());
  say();
}

/** How far the apps are, view and engine taken together. */
function status() {
  if (broken) return navigator.onLine ? "failed" : "offline";
  if (engine.state === "live" && !ready) return "loading";
  return engine.state === "idle" ? "waiting" : engine.state;
}

/** Say in each app how far the engine is. */
function say() {
  for (const section of sections) {
    const state = missed.has(section) ? "failed" : status();
    const { words } = JSON.parse(section.querySelector(".kmo-description").textContent);
    const progress = engine.progress ?? { part: 3, parts: 3 };
    const text = state === "live" || state === "waiting" ? "" : fill(words[state], {
      part: Math.min(progress.part + 1, progress.parts), parts: progress.parts,
    });
    section.dataset.state = state;
    section.querySelector(".kmo-status").hidden = !text;
    section.querySelector(".kmo-status-text").textContent = text;
    section.querySelector(".kmo-status progress").hidden = state !== "loading" && state !== "lost";
    section.querySelector("[data-action=retry]").hidden = missed.has(section) || (state !== "failed" && state !== "offline");
  }
}

function retry() {
  forget(); // the site may have been published anew since it was fetched, with other names
  if (engine.state !== "live") engine.retry();
  if (!mounted) mount().catch(() => {});
}

if (sections.length) {
  engine.addEventListener("change", tell);
  whenOnline(engine, () => ["offline", "failed"].includes(status()), retry);
  for (const section of sections) {
    section.querySelector(".kmo-all").disabled = false;
    section.querySelector("[data-action=retry]").addEventListener("click", retry);
    for (const event of ["pointerdown", "focusin", "input", "click"]) section.addEventListener(event, start, { once: true });
  }
  say();
  manifest().catch(() => {});
  const asked = namesCase(location.search, sections.map(({ id }) => id));
  if (asked) start();
  else whenIdle(start);
}

keepOffline(engine, ["files", "view.js", "worker.js"], () => sections.forEach((section) => (section.dataset.kept = "true")));
