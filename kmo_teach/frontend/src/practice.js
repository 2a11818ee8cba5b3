// The page of an assignment: small, loaded at once. It keeps what is typed, runs and checks answers in a worker, and gives
// and takes the notebook. Editor and engine come when the page rests, or at once when a reader starts to answer.
import { save } from "./downloads.js";
import { Engine } from "./engine.js";
import { Kept } from "./kept.js";
import { filled, linesOf, NotThisNotebook, read, written } from "./notebook.js";
import { Session } from "./session.js";
import { forget, keepOffline, manifest, whenIdle, whenOnline } from "./site.js";
import { Store } from "./store.js";
import { Task } from "./task.js";
import { fill } from "./words.js";

const OWN = "*own"; // the record that holds all cells of the student's own
const DOWNLOADED = "*downloaded"; // the record that holds the notebook as it was downloaded last, and when

class Desk {
  #busy;

  constructor(node) {
    this.node = node;
    this.assignment = node.dataset.assignment;
    const described = JSON.parse(node.querySelector(".kmo-description").textContent);
    Object.assign(this, described); // notebook, seconds, tasks, words
    const forms = [...document.querySelectorAll("form.kmo-task")];
    this.described = described.tasks;
    this.tasks = forms.map((form) => new Task(form, described.tasks[form.dataset.task], this.words));
    this.own = [];
    this.store = new Store(new URL("../../../", import.meta.url).pathname);
    const patience = { patience: described.seconds * 1000, repeats: false };
    this.engine = new Engine(manifest, { worker: "practice-worker.js", archive: "practice", ...patience });
    this.session = new Session(this.engine, node.dataset.language);
    this.kept = new Map(this.tasks.map((task) => [task.name, this.#keptOf(task)]));
    this.kept.set(OWN, this.#keptOfOwn());
    this.kept.set(DOWNLOADED, this.#keptOfDownload());
  }

  async open() {
    this.store.onOther((record) => record.assignment === this.assignment && this.kept.get(record.cell)?.adopt(record));
    for (const task of this.tasks) task.show(null);
    try {
      for (const record of await this.store.all(this.assignment)) this.kept.get(record.cell)?.adopt(record);
      this.#tell();
    } catch (error) {
      this.#tell(error);
    }
    this.#wire();
    for (const task of this.tasks) this.#wireTask(task);
    this.#count();
    for (const part of [".kmo-live", ".kmo-hand-in"]) document.querySelector(part).hidden = false;
    this.node.dataset.state = "ready";
    this.#sayEngine();
    whenIdle(() => this.#start());
  }

  /** The student's work, as notebook.js takes it. */
  get work() {
    const given = this.tasks.filter(({ answer }) => answer !== null).map(({ name, answer }) => [name, answer]);
    return { answers: Object.fromEntries(given), own: this.own.map(({ after, cell }) => ({ after, cell })) };
  }

  #keptOf(task) {
    return new Kept({
      store: this.store,
      key: [this.assignment, task.name],
      get: () => task.answer,
      show: (answer) => (task.show(answer), this.#enhance(task), this.#count()),
      conflict: (open) => (task.form.querySelector(".kmo-conflict").hidden = !open),
      told: (error) => this.#tell(error),
    });
  }

  #keptOfOwn() {
    const kept = new Kept({
      store: this.store,
      key: [this.assignment, OWN],
      get: () => this.work.own,
      show: (own) => this.#showOwn(own ?? []),
      conflict: (open) => open && kept.choose(false), // rare: what the other tab has stays
      told: (error) => this.#tell(error),
    });
    return kept;
  }

  #keptOfDownload() {
    const kept = new Kept({
      store: this.store,
      key: [this.assignment, DOWNLOADED],
      get: () => this.saved ?? null,
      show: (saved) => ((this.saved = saved ?? undefined), this.#sayDownload()),
      conflict: (open) => open && kept.choose(false),
      told: (error) => this.#tell(error),
    });
    return kept;
  }

  #wire() {
    const file = this.node.querySelector("input[type=file]");
    on("download", () => this.#download());
    on("open", () => file.click());
    on("retry", () => this.#retry());
    file.addEventListener("change", () => this.#take(file.files[0]).finally(() => (file.value = "")));
    this.engine.addEventListener("change", () => this.#sayEngine());
    whenOnline(this.engine, () => ["offline", "failed"].includes(this.engine.state), () => this.#retry());
    addEventListener("visibilitychange", () => document.hidden && this.#saveAll());
    addEventListener("pagehide", () => this.#saveAll());
    addEventListener("beforeunload", (event) => {
      if (!this.#isUnsaved) return;
      this.#saveAll();
      event.preventDefault();
    });
    keepOffline(this.engine, ["practice", "practice-worker.js", "editor.js"]);
  }

  /** Give a task its life; who gives it to many counts their answers once afterwards. */
  #wireTask(task, kept = this.kept.get(task.name)) {
    const button = (action) => task.form.querySelector(`[data-action=${action}]`);
    task.form.addEventListener("input", () => {
      kept.changed();
      task.changed();
      this.#count();
    });
    task.form.addEventListener("focusin", () => this.#start(), { once: true });
    button("run")?.addEventListener("click", () => this.#run(task));
    button("check")?.addEventListener("click", () => this.#run(task, task.check));
    button("stop").addEventListener("click", () => this.engine.stop());
    button("again").addEventListener("click", () => {
      if (task.answer !== null && !confirm(this.words.again)) return;
      this.#put(task, null);
      task.tell({});
    });
    button("mine").addEventListener("click", () => kept.choose(true));
    button("theirs").addEventListener("click", () => kept.choose(false));
    task.form.querySelector(".kmo-all").disabled = false;
    this.#enhance(task);
  }

  #put(task, answer) {
    task.show(answer);
    this.#enhance(task);
    this.kept.get(task.name).changed();
    this.#count();
  }

  #start() {
    if (this.started) return;
    this.started = true;
    this.engine.start();
    this.#fetchEditor();
  }

  async #fetchEditor() {
    try {
      this.editor = await import((await manifest())["editor.js"]);
    } catch (error) {
      console.error("kmo-teach:", error); // the text area does as well
      return;
    }
    for (const task of [...this.tasks, ...this.own.map((one) => one.task)]) if (task) this.#enhance(task);
    this.node.dataset.editor = "here";
  }

  #enhance(task) {
    if (this.editor) task.enhance(this.editor, () => this.#run(task));
  }

  #retry() {
    forget(); // the site may have been published anew, with other names
    if (this.engine.state !== "live") this.engine.retry();
    if (!this.editor) this.#fetchEditor();
  }

  async #run(task, check = "") {
    if (this.#busy) return;
    const from = document.activeElement;
    this.#work(task);
    task.tell({ sentence: this.words.running });
    const { source } = task;
    const answer = await this.session.run(this.#cells(), task.name, check);
    this.#work(undefined, task);
    if (from?.isConnected && document.activeElement === document.body) from.focus();
    task.tell(answer.lost ? { sentence: this.#lost(answer, task) } : this.#told(answer));
    if (task.source !== source) task.changed();
    task.form.dataset.revision = Number(task.form.dataset.revision ?? 0) + 1;
  }

  #work(task, ended) {
    this.#busy = task;
    for (const button of document.querySelectorAll(".kmo-task :is([data-action=run], [data-action=check])")) {
      button.disabled = task !== undefined;
    }
    (task ?? ended).form.querySelector("[data-action=stop]").hidden = task === undefined;
  }

  #told(answer) {
    if (answer.failure) return { sentence: this.words.wrong };
    const isSilent = !answer.output && answer.value === undefined && !answer.error && !answer.verdict;
    return isSilent ? { sentence: this.words.silent } : answer;
  }

  #lost({ lost, at }, task) {
    const other = at && at !== task.name && lost !== "stopped" ? this.tasks.find(({ name }) => name === at) : undefined;
    return fill(other ? this.words.earlier : this.words[lost], { task: other?.title, seconds: this.seconds });
  }

  /** All code in the order of the notebook, as the session takes it. */
  #cells() {
    const tasks = new Map(this.tasks.map((task) => [task.name, task]));
    const own = (after) => this.own.filter((one) => one.after === after && one.task).map(({ task }) => cellOf(task));
    return [null, ...this.notebook.cells].flatMap((cell) => {
      const name = cell && cell.metadata.nbgrader.grade_id;
      const task = tasks.get(name);
      const isCheck = name?.endsWith("-check") && tasks.has(name.slice(0, -"-check".length));
      const here = cell?.cell_type !== "code" || isCheck ? [] : [task ? cellOf(task) : { id: name, source: cell.source.join(""), given: true }];
      return [...here, ...own(name)];
    });
  }

  /** Say how far the engine is, in one place for all tasks. */
  #sayEngine() {
    const { state, progress = { part: 0, parts: 3 } } = this.engine;
    const text = state === "live" || state === "idle" ? "" : this.words[state === "lost" ? "loading" : state];
    const place = this.node.querySelector(".kmo-engine");
    place.querySelector("[role=status]").textContent = fill(text, {
      part: Math.min(progress.part + 1, progress.parts), parts: progress.parts,
    });
    place.querySelector("[data-action=retry]").hidden = state !== "failed" && state !== "offline";
    this.node.dataset.engine = state;
  }

  /** Say whether what is typed is kept. */
  #tell(error) {
    if (error) console.warn("kmo-teach:", error);
    const word = error ? (error.name === "QuotaExceededError" ? "full" : "refused") : this.#answered ? "kept" : "empty";
    const place = this.node.querySelector(".kmo-kept");
    place.textContent = this.words[word];
    place.dataset.kept = word;
  }

  get #answered() {
    return this.tasks.filter(({ answer }) => answer !== null).length;
  }

  get #isUnsaved() {
    return [...this.kept.values()].some(({ isUnsaved }) => isUnsaved);
  }

  #count() {
    const place = document.querySelector(".kmo-answered");
    const text = fill(place.dataset.words, { answered: this.#answered, all: this.tasks.length });
    if (place.textContent !== text) place.textContent = text;
    for (const missing of document.querySelectorAll(".kmo-missing [data-task]")) {
      missing.hidden = this.tasks.some(({ name, answer }) => name === missing.dataset.task && answer !== null);
    }
    document.querySelector(".kmo-missing").hidden = this.#answered === this.tasks.length;
    this.#sayDownload();
  }

  #saveAll() {
    for (const kept of this.kept.values()) kept.save();
  }

  #download() {
    this.#saveAll();
    const text = written(filled(this.notebook, this.work));
    const file = `${this.assignment}.ipynb`;
    save(file, new Blob([text], { type: "application/x-ipynb+json" }));
    this.saved = { file, text, time: Date.now() };
    this.kept.get(DOWNLOADED).changed();
    this.#sayDownload();
  }

  /** Say of the file that was downloaded last whether it holds what stands on the page. */
  #sayDownload() {
    let said = "";
    if (this.saved) {
      const { file, text, time } = this.saved;
      const isWhole = written(filled(this.notebook, this.work)) === text;
      said = fill(this.words[isWhole ? "saved" : "stale"], { file, time: momentOf(time, this.node.dataset.language) });
    }
    for (const place of document.querySelectorAll(".kmo-saved")) if (place.textContent !== said) place.textContent = said;
  }

  /** Take the answers of a notebook that the reader chose. */
  async #take(file) {
    if (!file) return;
    const place = this.node.querySelector(".kmo-opened");
    const say = (word, name = "") => (place.textContent = fill(this.words[word], { file: file.name, name }));
    const stubs = Object.fromEntries(this.tasks.map((task) => [task.name, task.stubs]));
    try {
      const { answers, own } = read(await file.text(), { released: this.notebook, stubs });
      if (this.#answered && !confirm(fill(this.words.replace, { file: file.name }))) return;
      for (const task of this.tasks) this.#put(task, answers[task.name] ?? null);
      this.#showOwn(own);
      this.kept.get(OWN).changed();
      say("opened");
    } catch (error) {
      if (!(error instanceof NotThisNotebook)) throw error;
      say({ unreadable: "unreadable", notebook: "unreadable", other: error.assignment ? "other" : "none" }[error.reason], error.assignment);
    }
  }

  /** Show the cells of the student's own that a notebook from Jupyter brought; text among them is kept unseen. */
  #showOwn(own) {
    for (const { task } of this.own) task?.form.remove();
    const template = this.node.querySelector(".kmo-own-cell");
    const before = new Map();
    this.own = own.map(({ after, cell }, at) => {
      if (cell.cell_type !== "code") return { after, cell };
      const form = template.content.firstElementChild.cloneNode(true);
      form.dataset.task = form.id = `own-${at}`;
      for (const name of ["id", "for"]) form.querySelector(`[${name}=own]`).setAttribute(name, `answer-own-${at}`);
      form.querySelector("textarea").value = cell.source.join("");
      const place = before.get(after) ?? document.getElementById(`task-${after?.replace(/-(check|text)$/, "")}`) ?? this.node;
      place.after(form);
      before.set(after, form);
      const task = new Task(form, { title: "", stubs: [""], check: "" }, this.words);
      const one = { after, cell, task };
      form.addEventListener("input", () => (one.cell = { ...cell, source: linesOf(task.area.value) }));
      this.#wireTask(task, this.kept.get(OWN));
      return one;
    });
    this.#count();
  }
}

/** A moment as a reader says it: the hour, and the day where it is not today. */
function momentOf(time, language) {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  return new Date(time).toLocaleString(language, { ...(isToday ? {} : { dateStyle: "medium" }), timeStyle: "short" });
}

function on(action, done) {
  for (const button of document.querySelectorAll(`:is(.kmo-desk, .kmo-hand-in) [data-action=${action}]`)) {
    button.addEventListener("click", done);
  }
}

const cellOf = (task) => ({ id: task.name, source: task.source, idle: task.answer === null });

const node = document.querySelector(".kmo-desk");
if (node) new Desk(node).open();
