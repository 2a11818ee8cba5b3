// A term of the glossary opens where it stands: its definition comes from the page itself. Escape, a click elsewhere or a
// second click closes it, and the reader is back at the word. Where a browser knows no popovers, a term is a plain link.
const held = document.querySelector("template.kmo-terms");
const known = new Map([...(held?.content.children ?? [])].map((term) => [term.dataset.term, term]));
let number = 0;

function opened(link, term) {
  const box = document.createElement("span");
  const name = `kmo-term-${++number}`;
  box.className = "kmo-term";
  box.popover = "auto";
  box.tabIndex = -1;
  box.append(...[...term.childNodes].map((node) => node.cloneNode(true)));
  box.querySelector(".kmo-term-name").id = name;
  box.querySelector(".kmo-term-text").id = `${name}-text`;
  for (const [key, value] of [["role", "dialog"], ["aria-labelledby", name], ["aria-describedby", `${name}-text`]]) {
    box.setAttribute(key, value);
  }
  box.querySelector("a").href = link.href;
  box.querySelector("button").addEventListener("click", () => box.hidePopover());
  box.addEventListener("keydown", ({ key }) => key === "Escape" && box.hidePopover()); // not every browser does
  box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && box.hidePopover());
  box.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") return;
    const isReader = box.contains(document.activeElement);
    link.ariaExpanded = "false";
    if (isReader) link.focus({ preventScroll: true });
  });
  box.addEventListener("toggle", ({ newState }) => newState === "closed" && box.remove());
  link.after(box);
  box.showPopover();
  place(box, link);
  box.focus({ preventScroll: true });
  link.ariaExpanded = "true";
  return box;
}

/** Below the word, above it where there is no room, and never over the edge. A word may stand on two lines. */
function place(box, link) {
  const lines = [...link.getClientRects()];
  const edge = 8;
  const isLow = lines.at(-1).bottom + box.offsetHeight + edge > innerHeight && lines[0].top > box.offsetHeight + edge;
  const [word, top] = isLow ? [lines[0], lines[0].top - box.offsetHeight - 4] : [lines.at(-1), lines.at(-1).bottom + 4];
  const left = Math.max(edge, Math.min(word.left, document.documentElement.clientWidth - box.offsetWidth - edge));
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
}

if ("popover" in HTMLElement.prototype) {
  for (const word of document.querySelectorAll(".bd-article a > .std-term")) {
    const link = word.parentElement;
    const term = known.get(decodeURIComponent(link.hash.slice(1)));
    if (!term) continue;
    let box;
    let wasOpen = false; // a press on the word closes what is open, before the click comes
    const isOpen = () => box?.matches(":popover-open") ?? false;
    link.role = "button";
    link.ariaExpanded = "false";
    link.ariaHasPopup = "dialog";
    link.addEventListener("pointerdown", () => (wasOpen = isOpen()));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // the glossary, in a tab of its own
      event.preventDefault();
      if (isOpen()) box.hidePopover();
      else if (!wasOpen) box = opened(link, term);
      wasOpen = false;
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  }
}
