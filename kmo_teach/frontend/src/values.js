// The values of a chart, one by one: under the pointer, where a finger taps, or along with the arrow keys.

const NEAR = 32; // pixels from a point or a line within which it is meant

export class Values {
  /** @param {HTMLElement} picture what holds the chart
   *  @param {object} view its Vega view
   *  @param {object} words what the app says
   *  @param {(text: string) => void} say tells a screen reader */
  constructor(picture, view, words, say) {
    Object.assign(this, { picture, view, say });
    this.tip = Object.assign(document.createElement("div"), { className: "kmo-tip", hidden: true });
    this.ring = Object.assign(document.createElement("div"), { className: "kmo-ring", hidden: true });
    for (const one of [this.tip, this.ring]) one.setAttribute("aria-hidden", "true");
    picture.append(this.ring, this.tip);
    picture.tabIndex = 0;
    picture.setAttribute("aria-description", words.walk);
    this.controller = new AbortController();
    const listening = { signal: this.controller.signal };
    for (const event of ["pointermove", "pointerdown"]) picture.addEventListener(event, (at) => this.point(at), listening);
    picture.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && this.hide(), listening);
    picture.addEventListener("keydown", (event) => this.walk(event), listening);
    picture.addEventListener("blur", () => this.hide(), listening);
  }

  /** Where each value stands in the picture. */
  marks() {
    const padding = this.view.padding();
    const [left, top] = this.view.origin();
    const found = [];
    collect(this.view.scenegraph().root, (padding.left ?? padding) + left, (padding.top ?? padding) + top, found);
    return found;
  }

  point({ clientX, clientY }) {
    const frame = this.picture.getBoundingClientRect();
    const [x, y] = [clientX - frame.left, clientY - frame.top];
    const far = (one) => Math.hypot(outside(x, one.left, one.right), outside(y, one.top, one.bottom));
    const nearest = this.marks().reduce((best, one) => (best && far(best) <= far(one) ? best : one), undefined);
    if (nearest && far(nearest) < NEAR) this.show(nearest);
    else this.hide();
  }

  walk(event) {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const marks = this.marks();
    if (event.key === "Escape") return this.hide();
    if (!(event.key in steps) || !marks.length) return undefined;
    event.preventDefault();
    const next = (this.place ?? (steps[event.key] > 0 ? -1 : marks.length)) + steps[event.key];
    this.place = Math.max(0, Math.min(marks.length - 1, next));
    this.show(marks[this.place]);
    return this.say(this.tip.textContent);
  }

  show({ item, left, right, top, bottom }) {
    this.tip.textContent = inWords(item);
    this.tip.hidden = this.ring.hidden = false;
    const width = this.picture.clientWidth;
    const middle = (Math.max(0, left) + Math.min(width, right)) / 2;
    this.tip.style.left = `${Math.max(0, Math.min(width - this.tip.offsetWidth, middle - this.tip.offsetWidth / 2))}px`;
    this.tip.style.top = `${top - this.tip.offsetHeight - 6 < 0 ? bottom + 6 : top - this.tip.offsetHeight - 6}px`;
    const place = { left: left - 3, top: top - 3, width: right - left + 6, height: bottom - top + 6 };
    for (const [side, pixels] of Object.entries(place)) this.ring.style[side] = `${pixels}px`;
  }

  hide() {
    this.tip.hidden = this.ring.hidden = true;
    this.place = undefined;
  }

  remove() {
    this.controller.abort();
  }
}

/** Walk the scene for the marks that tell a value. */
function collect(mark, x, y, found) {
  for (const item of mark.items) {
    if (mark.marktype === "group") for (const one of item.items) collect(one, x + (item.x ?? 0), y + (item.y ?? 0), found);
    else if (item.tooltip && item.opacity !== 0) found.push({ item, ...boxOf(mark.marktype, item, x, y) });
  }
}

function boxOf(kind, item, x, y) {
  if (kind === "line") return { left: x + item.x - 3, right: x + item.x + 3, top: y + item.y - 3, bottom: y + item.y + 3 };
  const { x1, x2, y1, y2 } = item.bounds;
  return { left: x + x1, right: x + x2, top: y + y1, bottom: y + y2 };
}

const outside = (at, from, to) => Math.max(from - at, 0, at - to);

/** The values of a mark: a title that is no column's name is a unit or words that the reader knows. */
export function inWords({ tooltip, datum }) {
  return Object.entries(tooltip).map(([title, value]) => (title in datum ? value : `${value} ${title}`)).join(" · ");
}
