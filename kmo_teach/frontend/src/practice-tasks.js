// The practice tasks of a chapter: it keeps what is typed, asks the page's Python for other numbers and for what to say of
// an answer, and opens the worked answer after a try. The engine comes when a reader opens a task.
import { pageEngine } from "./engine.js";
import { Kept } from "./kept.js";
import { taskState, UNTOUCHED } from "./memory-records.js";
import { Memory } from "./memory-store.js";
import { forget, keepOffline, manifest, whenOnline } from "./site.js";
import { fill } from "./words.js";

class PracticeTask {
  state = { ...UNTOUCHED }; // seed, what is typed or chosen, what was judged last, whether that was right; if ever solved
  #shown = 0; // the seed of the numbers on the page
  #asked = 0; // the newest request: an answer to an older one is not shown

  constructor(node, page) {
    Object.assign(this, { node, page, name: node.dataset.task });
    this.question = this.#find(".kmo-question");
    this.worked = this.#find(".kmo-worked");
    this.first = { question: this.question.innerHTML, worked: this.worked.lastElementChild.innerHTML };
    this.kept = new Kept({
      store: page.store,
      key: [page.record, this.name],
      get: () => (this.isUntouched ? null : this.state),
      show: (state) => this.#take(state),
      conflict: (open) => open && this.kept.choose(false), // what the other tab has is as good: no choice is asked
      told: (error) => page.sayKept(error),
    });
  }

  get isUntouched() {
    return JSON.stringify(this.state) === JSON.stringify(UNTOUCHED);
  }

  wire() {
    const form = this.#find("form");
    form.addEventListener("submit", (event) => (event.preventDefault(), this.check()));
    form.addEventListener("input", () => this.#typed());
    this.#find("[data-action=other]").addEventListener("click", () => this.#other());
    this.node.addEventListener("toggle", () => this.node.open && this.#opened());
    this.#find(".kmo-all").disabled = false;
    this.#lock();
    this.worked.hidden = this.state.checked === null;
    if (this.node.open) this.#opened();
  }

  clear() {
    this.#take(null);
    this.kept.changed();
  }

  async check() {
    const { given, seed } = this.state;
    if (this.#shown !== seed) return this.#draw();
    const answer = await this.#ask({ seed, given });
    if (!answer) return;
    this.#tell(answer.message, answer.met);
    this.#revise();
    if (!answer.tried) return;
    this.state = { ...this.state, checked: given, met: answer.met, solved: this.state.solved || answer.met };
    this.#say();
    this.kept.changed();
  }

  #find(selector) {
    return this.node.querySelector(selector);
  }

  get #controls() {
    return [...this.question.querySelectorAll("input")];
  }

  #opened() {
    this.page.start();
    if (this.#shown !== this.state.seed) this.#draw();
    else if (this.state.checked !== null && this.#isAsChecked) this.check();
  }

  get #isAsChecked() {
    return JSON.stringify(this.state.checked) === JSON.stringify(this.state.given);
  }

  #typed() {
    this.#forget();
    const isNumber = this.#controls.some(({ type }) => type === "text");
    const chosen = this.#controls.filter(({ checked }) => checked).map(({ value }) => Number(value));
    this.state = { ...this.state, given: isNumber ? this.#controls[0].value : chosen, met: false };
    this.#say();
    const told = this.#find(".kmo-told");
    if (told.textContent && !told.querySelector(".kmo-changed")) this.#tell(this.page.words.changed, undefined, "kmo-changed");
    this.kept.changed();
  }

  #other() {
    this.state = { ...UNTOUCHED, seed: this.state.seed + 1, solved: this.state.solved };
    this.#lock();
    this.#say();
    this.kept.changed();
    this.#draw(true);
  }

  /** Show a record as it was kept; `null` is a task as it was built. */
  #take(state) {
    this.#forget();
    this.#tell("");
    this.state = taskState(state) ?? { ...UNTOUCHED }; // what cannot be read is a task as it was built
    this.#lock();
    this.#say();
    if (this.state.seed === this.#shown) this.#fill();
    else if (this.state.seed === 0) this.#show(this.first, 0);
    if (this.node.open) this.#opened();
  }

  /** What was asked is about an answer that no longer stands here. */
  #forget() {
    this.#asked += 1;
  }

  /** Fetch the numbers of the state's seed. */
  async #draw(isNew = false) {
    const { seed } = this.state;
    if (seed === 0) return this.#show(this.first, 0);
    const answer = await this.#ask({ seed });
    if (!answer) return;
    this.#show(answer, seed);
    if (isNew) this.#tell(fill(this.page.words.other, { version: seed + 1 }));
    else this.#tell("");
    this.#revise();
    if (this.state.checked !== null && this.#isAsChecked) this.check();
  }

  #show({ question, worked }, seed) {
    this.question.innerHTML = question; // escaped by kmo_teach.practice.tasks.kit.markup
    this.worked.lastElementChild.innerHTML = worked;
    this.#shown = seed;
    this.#lock();
    this.#fill();
  }

  /** As long as other numbers stand here than those of the kept answer, nothing can be typed to them. */
  #lock() {
    this.question.inert = this.#shown !== this.state.seed;
  }

  #fill() {
    const { given } = this.state;
    for (const control of this.#controls) {
      if (control.type === "text") control.value = given;
      else control.checked = given.includes(Number(control.value));
    }
  }

  /** Ask the page's Python; nothing is returned where it could not answer, or something newer was asked. */
  async #ask(request) {
    const asked = ++this.#asked;
    const say = () => asked === this.#asked && this.#tell(this.page.waiting);
    const timer = setTimeout(say, 150);
    this.page.engine.addEventListener("change", say);
    const answer = await this.page.ask({ task: this.name, ...request });
    this.page.engine.removeEventListener("change", say);
    clearTimeout(timer);
    if (asked !== this.#asked) return undefined;
    if (answer.failure) {
      console.error("kmo-teach:", answer.failure);
      if (navigator.onLine) this.#tell(this.page.words.wrong);
      else this.#waitForConnection();
      this.#revise();
      return undefined;
    }
    return answer;
  }

  #waitForConnection() {
    this.#tell(this.page.words.offline);
    const asked = this.#asked;
    addEventListener("online", () => asked === this.#asked && this.#shown !== this.state.seed && this.#draw(), { once: true });
  }

  /** Count what the engine answered: tests wait for it. */
  #revise() {
    this.node.dataset.revision = Number(this.node.dataset.revision ?? 0) + 1;
  }

  #say() {
    this.worked.hidden = this.state.checked === null;
    if (this.worked.hidden) this.worked.open = false;
    this.#find(".kmo-solved").hidden = !this.state.solved;
    this.page.sayClear();
  }

  #tell(text, met, kind = "kmo-sentence") {
    const node = document.createElement("p");
    node.className = met === undefined ? kind : "kmo-verdict";
    if (met !== undefined) {
      const sign = document.createElement("strong");
      sign.textContent = met ? "✔ " : "✘ ";
      sign.ariaHidden = "true";
      node.dataset.met = met;
      node.append(sign);
    }
    node.append(text);
    this.#find(".kmo-told").replaceChildren(...(text ? [node] : []));
  }
}

const store = new Memory(new URL("../../../", import.meta.url).pathname);

class PracticeSection {
  constructor(node) {
    this.node = node;
    this.record = `practice ${node.dataset.chapter}`; // beside the records of assignments
    this.words = JSON.parse(node.querySelector(".kmo-words").textContent);
    this.store = store;
    this.engine = pageEngine(manifest);
    this.tasks = [...node.querySelectorAll(".kmo-practice-task")].map((task) => new PracticeTask(task, this));
  }

  async open() {
    const tasks = new Map(this.tasks.map((task) => [task.name, task]));
    const guide = this.node.querySelector(".kmo-guide");
    guide.textContent = guide.dataset.live;
    this.store.onOther((record) => record.assignment === this.record && tasks.get(record.cell)?.kept.adopt(record));
    try {
      for (const record of await this.store.all(this.record)) tasks.get(record.cell)?.kept.adopt(record);
    } catch (error) {
      this.sayKept(error);
    }
    this.#find("clear").addEventListener("click", () => this.#clear());
    this.#find("retry").addEventListener("click", () => this.#retry());
    this.engine.addEventListener("change", () => this.#sayEngine());
    whenOnline(this.engine, () => ["offline", "failed"].includes(this.engine.state), () => this.#retry());
    for (const type of ["visibilitychange", "pagehide"]) addEventListener(type, () => this.tasks.forEach(({ kept }) => kept.save()));
    this.node.dataset.state = "ready";
    for (const task of this.tasks) task.wire();
  }

  start() {
    this.engine.start();
    this.#sayEngine();
  }

  ask(request) {
    const { chapter, language } = this.node.dataset;
    return new Promise((resolve) => this.engine.ask({ practice: { chapter, language, ...request } }, resolve));
  }

  /** What to say where an answer is waited for. */
  get waiting() {
    const { state } = this.engine;
    return state === "offline" || state === "failed" ? this.words[state] : this.words.working;
  }

  sayClear() {
    this.#find("clear").hidden = this.tasks?.every(({ isUntouched }) => isUntouched) ?? true;
  }

  sayKept(error) {
    if (!error) return;
    console.warn("kmo-teach:", error);
    this.node.querySelector(".kmo-guide").textContent = this.words.refused;
  }

  #find(action) {
    return this.node.querySelector(`[data-action=${action}]`);
  }

  #clear() {
    if (confirm(this.words.clear)) for (const task of this.tasks) task.clear();
  }

  #retry() {
    forget(); // the site may have been published anew, with other names
    this.engine.retry();
  }

  #sayEngine() {
    const { state, progress = { part: 0, parts: 3 } } = this.engine;
    const text = this.words[state === "lost" ? "loading" : state] ?? "";
    const place = this.node.querySelector(".kmo-engine");
    place.querySelector("[role=status]").textContent = fill(text, {
      part: Math.min(progress.part + 1, progress.parts), parts: progress.parts,
    });
    place.hidden = !text;
    this.#find("retry").hidden = state !== "failed" && state !== "offline";
    this.node.dataset.engine = state;
  }
}

/** Open the task that the address names: an objective of the chapter leads to it. */
function openAsked() {
  const asked = document.getElementById(location.hash.slice(1));
  if (!asked?.matches(".kmo-practice-task")) return;
  asked.open = true;
  const show = () => asked.scrollIntoView();
  const grown = new ResizeObserver(show); // what stands above is drawn late: stay with the task for a while, until it is moved
  grown.observe(document.body);
  setTimeout(() => grown.disconnect(), 10_000);
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(type, () => grown.disconnect(), { once: true, passive: true });
  }
  show();
}

// A chapter has one place with tasks, a lab one at each checkpoint.
const sections = [...document.querySelectorAll(".kmo-practice")];
if (sections.length) {
  keepOffline(pageEngine(manifest), ["files", "tasks", "worker.js"]);
  await Promise.all(sections.map((node) => new PracticeSection(node).open()));
  openAsked();
  addEventListener("hashchange", openAsked);
}
