// One answer and the record in which it is kept: written a moment after each change, never over what another tab wrote.

const REST = 250; // milliseconds without a change after which it is written

export class Kept {
  #queue = Promise.resolve();
  #dirty = false;
  #revision = 0;

  /**
   * @param {object} settings `store` and `key` (assignment and cell); `get` and `show` the value on the page;
   *   `conflict` is called with true when another tab has changed it too, with false when the reader has chosen;
   *   `told` with nothing when it was kept, else with the error.
   */
  constructor(settings) {
    Object.assign(this, settings);
  }

  /** Whether the page shows something that is not kept. */
  get isUnsaved() {
    return this.#dirty || this.other !== undefined;
  }

  /** The reader changed it. */
  changed() {
    this.#dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), REST);
  }

  /** Write it now, after what is being written. */
  save() {
    clearTimeout(this.timer);
    this.#queue = this.#queue.then(() => this.#write());
    return this.#queue;
  }

  /** Take over a record as it is kept, unless the reader has changed the answer here: then it is the reader's choice. */
  adopt(record) {
    if (record.revision <= this.#revision) return;
    if (this.isUnsaved) {
      this.other = record;
      this.conflict(true);
    } else {
      this.#revision = record.revision;
      this.show(record.value);
    }
  }

  /** Keep what is here or what the other tab has: the reader chose. */
  choose(mine) {
    const { other } = this;
    this.other = undefined;
    this.#revision = other.revision;
    this.#dirty = mine;
    if (!mine) this.show(other.value);
    this.conflict(false);
    return this.save();
  }

  async #write() {
    if (!this.#dirty || this.other) return;
    this.#dirty = false;
    try {
      const { revision, other } = await this.store.keep(...this.key, this.get(), this.#revision);
      if (other) {
        this.#dirty = true;
        this.adopt(other);
        return;
      }
      this.#revision = revision;
      this.told();
    } catch (error) {
      this.#dirty = true;
      this.told(error);
    }
  }
}
