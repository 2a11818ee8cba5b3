// The answer that stays in sight: the key number, its change since the reader's last move, and the sentence.
import { fill } from "./words.js";

export class Answer {
  constructor(section, { words, key }) {
    this.section = section;
    this.words = words;
    this.shown = key;
    this.moving = false; // between the first input of a move and its end
    this.box = section.querySelector(".kmo-answer");
    this.sentence = section.querySelector(".kmo-sentence");
    this.more = section.querySelector(".kmo-more");
    this.onFocus = ({ target }) => requestAnimationFrame(() => this.uncover(target));
    section.addEventListener("focusin", this.onFocus);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.box);
    this.observer.observe(this.sentence);
    this.observer.observe(section.querySelector(".kmo-result"));
  }

  /** A move begins: what is shown now is what its effect is measured against. */
  move() {
    if (!this.moving) this.before = this.shown;
    this.moving = true;
  }

  /** A move ends: the slider was let go, a choice was made. */
  settle() {
    this.moving = false;
  }

  paint({ key, sentence }) {
    this.shown = key;
    this.section.querySelector(".kmo-key-label").textContent = key.label;
    this.section.querySelector(".kmo-key-value").textContent = key.text;
    this.sentence.textContent = sentence;
    const place = this.section.querySelector(".kmo-change");
    const change = this.before && difference(this.before, key, this.section.dataset.language, this.words);
    place.hidden = !change;
    if (!change) return;
    place.dataset.way = change.way;
    place.textContent = change.text;
    place.append(Object.assign(document.createElement("span"), { textContent: ` ${this.words.since}` }));
  }

  /** Show the whole sentence, or as much of it as a phone has room for. */
  unfold(button) {
    const whole = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(whole));
    [button.textContent, button.dataset.less] = [button.dataset.less, button.textContent];
    this.box.classList.toggle("kmo-whole", whole);
  }

  /** Offer the whole sentence where it is cut, and say how much of the screen the answer takes. */
  fit() {
    const cut = this.sentence.scrollHeight > this.sentence.clientHeight + 1;
    this.more.hidden = !cut && !this.box.classList.contains("kmo-whole");
    this.section.style.setProperty("--kmo-answer", `${this.box.offsetHeight}px`);
    const result = this.section.querySelector(".kmo-result");
    const top = Number.parseFloat(getComputedStyle(this.box).top) || 0;
    result.classList.toggle("kmo-fits", top + this.box.offsetHeight + result.offsetHeight + 32 < innerHeight);
  }

  /** Bring what the keyboard reached out from under the answer: a browser counts it as seen. */
  uncover(focused) {
    if (this.box.contains(focused) || !focused.matches(":focus-visible")) return;
    const [at, over] = [focused.getBoundingClientRect(), this.box.getBoundingClientRect()];
    const apart = at.bottom <= over.top || at.top >= over.bottom || at.right <= over.left || at.left >= over.right;
    if (!apart) focused.scrollIntoView({ block: "center", behavior: "instant" });
  }

  remove() {
    this.section.removeEventListener("focusin", this.onFocus);
    this.observer.disconnect();
  }
}

/** The difference of two key numbers as a reader writes it; nothing where there is none to tell. */
export function difference(before, after, language, words) {
  if (before.value === null || after.value === null || before.pattern !== after.pattern) return undefined;
  const scale = 10 ** after.decimals;
  const by = Math.round((after.value - before.value) * scale) / scale;
  if (!by) return { way: "same", text: words.same };
  const { decimals } = after;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: "always" };
  const number = new Intl.NumberFormat(language, digits).format(Math.abs(by));
  return { way: by > 0 ? "up" : "down", text: `${by > 0 ? "+" : "−"}${fill(after.pattern, { number })}` };
}
