// Which cells to run for an answer: all above it, then the answer itself, as the grader will. What Python knew of an
// answer that was changed since would give a verdict on code that nobody sees any more.

export class Session {
  #endless = new Map(); // cell to the source that never came to an end

  constructor(engine, language) {
    this.engine = engine;
    this.language = language;
  }

  /**
   * Run a cell, after what it may need of the cells before it.
   * @param {{id: string, source: string, idle: boolean, given: boolean}[]} cells all code in its order; an idle one does
   *   nothing, a given one is not the student's own
   * @param {string} target the cell to run
   * @param {string} check what checks it, or nothing
   * @returns {Promise<object>} what Python says, or `lost` with the cell `at` which it was lost
   */
  async run(cells, target, check = "") {
    const wanted = this.#wanted(cells, target);
    const request = { language: this.language, cells: wanted.map(({ id, source }) => ({ id, source })), check };
    const answer = await new Promise((resolve) => this.engine.ask(request, resolve));
    if (answer.lost && answer.lost !== "stopped") {
      const at = wanted.find(({ id }) => id === answer.at);
      if (at && !at.given) this.#endless.set(at.id, at.source);
    }
    return answer;
  }

  #wanted(cells, target) {
    const upTo = cells.slice(0, cells.findIndex(({ id }) => id === target) + 1);
    return upTo.filter(({ id, source, idle }) => id === target || (!idle && this.#endless.get(id) !== source));
  }
}
