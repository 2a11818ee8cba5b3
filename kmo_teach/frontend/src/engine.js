// The page's side of a worker: starts it, restarts it when it is lost, and repeats what it had not answered, or says that
// it was lost where it is the reader's own code that may have done it.

const STUCK_AFTER = 30_000; // milliseconds without an answer after which the worker counts as lost
const TRIES = 2; // starts in a row without any answer before the reader is told that it failed

/** The page's one engine: its apps and its practice tasks share it, though each come in a script of their own. */
export const pageEngine = (manifest) => (globalThis[Symbol.for("kmo-teach engine")] ??= new Engine(manifest));

export class Engine extends EventTarget {
  state = "idle"; // idle, loading, live, failed, offline
  #requests = new Map();
  #next = 1;
  #tries = 0;
  #attempt = 0; // the newest start; what an older one still brings is not heard

  /**
   * @param {() => Promise<object>} manifest gives the address of each file
   * @param {object} settings which worker with which archive, how long an answer may take, and whether what a lost
   *   worker had not answered is asked of the next one; else it is answered with `{ lost: why }`.
   */
  constructor(manifest, { worker = "worker.js", archive = "files", patience = STUCK_AFTER, repeats = true } = {}) {
    super();
    this.manifest = manifest;
    this.settings = { worker, archive, patience, repeats };
  }

  /** Send a request; `done` receives the answer. */
  ask(request, done) {
    const id = this.#next++;
    this.#requests.set(id, { request, done });
    if (this.state === "live" || this.state === "loading") this.#send(id);
    else this.start();
  }

  async start() {
    if (this.state === "loading" || this.state === "live") return;
    this.#tries += 1;
    const attempt = ++this.#attempt;
    this.#become("loading", { part: 0, parts: 3 });
    let files;
    try {
      files = await this.manifest();
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(error);
      return;
    }
    if (attempt !== this.#attempt) return;
    const worker = new Worker(files[this.settings.worker], { type: "module", name: "kmo-teach" });
    const lock = `kmo-teach-${Math.random()}`;
    this.worker = worker;
    worker.addEventListener("message", ({ data }) => worker === this.worker && this.#heard(data, lock));
    worker.addEventListener("error", (event) => {
      if (worker === this.worker) this.#fail(event.message || "the worker could not be loaded");
    });
    const { core, tasks, workbooks } = files;
    worker.postMessage({ type: "start", core, files: files[this.settings.archive], tasks, workbooks, lock });
    for (const id of this.#requests.keys()) this.#send(id);
  }

  /** Try again after a failure: the reader asked, or the connection is back. */
  retry() {
    this.#tries = 0;
    this.#become("idle");
    this.start();
  }

  /** End what is being computed: the reader asked. */
  stop() {
    if (this.#requests.size) this.#lost("stopped");
  }

  #send(id) {
    this.worker?.postMessage({ id, ...this.#requests.get(id).request });
    this.#watch();
  }

  #watch() {
    clearTimeout(this.timer);
    if (this.state === "live" && this.#requests.size) {
      this.timer = setTimeout(() => this.#lost("time"), this.settings.patience);
    }
  }

  #heard(message, lock) {
    if (message.type === "at") {
      const asked = this.#requests.get(message.id);
      if (asked) asked.at = message.cell;
      return;
    }
    if (message.type === "arrived") this.#become("loading", { part: (this.progress?.part ?? 0) + 1, parts: 3 });
    else if (message.type === "failed") this.#fail(message.message);
    else if (message.type === "ready") {
      this.#become("live");
      const worker = this.worker;
      navigator.locks?.request(lock, () => worker === this.worker && this.#lost());
    } else {
      this.#tries = 0;
      const waiting = this.#requests.get(message.id);
      this.#requests.delete(message.id);
      waiting?.done(message.failure ? { failure: message.failure } : JSON.parse(message.text));
    }
    this.#watch();
  }

  #lost(why = "gone") {
    this.#drop();
    if (!this.settings.repeats) this.#answerLost(why);
    if (this.#tries >= TRIES) this.#fail("the worker was lost again");
    else {
      this.#become("lost");
      this.start();
    }
  }

  /** Give up what was asked: code of the reader's own would end the next worker too. */
  #answerLost(why) {
    const asked = [...this.#requests.values()];
    this.#requests.clear();
    if (asked.length) this.#tries = 0; // it did start
    for (const { done, at } of asked) done({ lost: why, at });
  }

  #fail(error) {
    this.#drop();
    console.error("kmo-teach:", error);
    this.#become(navigator.onLine ? "failed" : "offline");
  }

  #drop() {
    clearTimeout(this.timer);
    const worker = this.worker;
    this.worker = undefined;
    worker?.terminate();
  }

  #become(state, progress) {
    this.state = state;
    this.progress = progress;
    this.dispatchEvent(new Event("change"));
  }
}
