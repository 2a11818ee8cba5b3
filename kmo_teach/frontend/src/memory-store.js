// What the browser remembers of a reader beside the answers to assignments: pages read, answers to quizzes and practice
// tasks, the last case of each app. It is kept in the same store, and only as long as the reader wants it.
import { isRemembered, recordOf } from "./memory-records.js";
import { Store } from "./store.js";
import { turnOff, turnOn } from "./view-store.js";

const SWITCH = ["memory", "switch"];

export class Memory extends Store {
  constructor(site) {
    super(site);
    this.site = site;
  }

  /** Return what is remembered, by kind and name; nothing where the reader turned it off. */
  async remembered() {
    const records = await this.everything();
    const isOff = records.some(({ assignment, cell }) => assignment === SWITCH[0] && cell === SWITCH[1]);
    return { isOff, records: records.map(recordOf).filter(Boolean) };
  }

  /** Keep an answer, unless the reader wants nothing kept: then it lives as long as its page. */
  async keep(assignment, cell, value, revision) {
    if (await this.isOff()) return { revision };
    return super.keep(assignment, cell, value, revision);
  }

  /** Note something, unless the reader wants nothing kept. */
  async remember(kind, name, value) {
    if (!(await this.isOff())) await this.note(kind, name, value);
  }

  async isOff() {
    return (await this.all(SWITCH[0])).length > 0;
  }

  async turnOff() {
    turnOff(this.site);
    await this.note(...SWITCH, "off");
    await this.forget(isRemembered);
  }

  async turnOn() {
    turnOn(this.site);
    await this.forget(({ assignment }) => assignment === SWITCH[0]);
  }
}
