// What a student typed, kept by the browser: one record an answer, so that two tabs on two tasks never meet, and each with
// a number that grows, so that two tabs on one task notice it.

const STORE = "answers";

/** Where answers are kept; every method may fail, with the browser's own error. */
export class Store {
  #opened;

  /** @param {string} site address of the site: many a host has several courses at one origin */
  constructor(site) {
    this.name = `kmo-teach ${site}`;
    this.channel = channelOf(this.name);
  }

  /** Call with each record that another tab has kept. */
  onOther(heard) {
    this.channel?.addEventListener("message", ({ data }) => heard(data));
  }

  /** Return all records of an assignment. */
  async all(assignment) {
    const database = await this.#open();
    const range = IDBKeyRange.bound([assignment], [assignment, []]);
    return done(database.transaction(STORE).objectStore(STORE).getAll(range));
  }

  /**
   * Keep an answer. A record that another tab has changed since `revision` stays, and is given back as `other`.
   * @returns {Promise<{revision: number} | {other: object}>}
   */
  async keep(assignment, cell, value, revision) {
    const database = await this.#open();
    const transaction = database.transaction(STORE, "readwrite");
    const records = transaction.objectStore(STORE);
    const record = { assignment, cell, value, revision: revision + 1 };
    let other;
    const before = records.get([assignment, cell]);
    before.addEventListener("success", () => {
      if (!before.result || before.result.revision === revision) put(records, record);
      else other = before.result;
    });
    await finished(transaction);
    if (other) return { other };
    this.channel?.postMessage(record);
    return { revision: record.revision };
  }

  /** Return all records. */
  async everything() {
    const database = await this.#open();
    return done(database.transaction(STORE).objectStore(STORE).getAll());
  }

  /** Put a value where another may have been: the newest counts. */
  note(assignment, cell, value) {
    return this.noteAll([{ assignment, cell, value }]);
  }

  /** Put values where others may have been, all of them or none. */
  async noteAll(wanted) {
    const database = await this.#open();
    const transaction = database.transaction(STORE, "readwrite");
    const records = transaction.objectStore(STORE);
    const noted = wanted.map(({ assignment, cell, value }) => ({ assignment, cell, value, revision: 1 }));
    for (const record of noted) {
      const before = records.get([record.assignment, record.cell]);
      before.addEventListener("success", () => {
        record.revision += before.result?.revision ?? 0;
        put(records, record);
      });
    }
    await finished(transaction);
    for (const record of noted) this.channel?.postMessage(record);
  }

  /** Forget the records that are chosen; a tab that shows one of them hears that it is gone. */
  async forget(isChosen) {
    const chosen = (await this.everything()).filter(isChosen);
    const database = await this.#open();
    const transaction = database.transaction(STORE, "readwrite");
    for (const { assignment, cell } of chosen) transaction.objectStore(STORE).delete([assignment, cell]);
    await finished(transaction);
    for (const record of chosen) this.channel?.postMessage({ ...record, value: null, revision: record.revision + 1 });
  }

  #open() {
    this.#opened ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open(this.name, 1);
      asked.addEventListener("upgradeneeded", () => {
        asked.result.createObjectStore(STORE, { keyPath: ["assignment", "cell"] });
      });
      asked.addEventListener("error", () => reject(asked.error));
      asked.addEventListener("success", () => {
        const forget = () => (this.#opened = undefined);
        asked.result.addEventListener("close", forget);
        asked.result.addEventListener("versionchange", () => (asked.result.close(), forget()));
        resolve(asked.result);
      });
    });
    this.#opened.catch(() => (this.#opened = undefined));
    return this.#opened;
  }
}

/** Where tabs tell each other; nothing where the reader's settings forbid that too. */
function channelOf(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

/** Put a record; where there is no room the transaction ends, and whoever waits for it hears why. */
function put(records, record) {
  try {
    records.put(record);
  } catch (error) {
    refusals.set(records.transaction, error);
    records.transaction.abort();
  }
}

const refusals = new WeakMap();

const done = (request) => new Promise((resolve, reject) => {
  request.addEventListener("success", () => resolve(request.result));
  request.addEventListener("error", () => reject(request.error));
});

const finished = (transaction) => new Promise((resolve, reject) => {
  transaction.addEventListener("complete", resolve);
  transaction.addEventListener("abort", () => reject(refusals.get(transaction) ?? transaction.error ?? new DOMException("aborted", "AbortError")));
});
