// Folded boxes give way: to an address that points into one, to words that were searched for, and to paper.
const around = (node) => {
  const found = [];
  for (let one = node?.closest("details"); one; one = one.parentElement.closest("details")) found.push(one);
  return found;
};

function reveal() {
  let target;
  try {
    target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return; // no address of ours
  }
  const closed = around(target).filter((one) => !one.open);
  for (const one of closed) one.open = true;
  if (closed.length) target.scrollIntoView();
  return closed.length ? target : undefined;
}

/** Stay there while apps above take their place, until the reader moves. */
function stayAt(target) {
  const settling = new ResizeObserver(() => target.scrollIntoView());
  const stop = () => settling.disconnect();
  settling.observe(document.querySelector(".bd-article"));
  for (const move of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(move, stop, { once: true, passive: true });
  setTimeout(stop, 3000);
}

addEventListener("hashchange", reveal);
addEventListener("load", () => {
  const target = reveal();
  if (target) stayAt(target);
  for (const word of document.querySelectorAll("details .highlighted")) for (const one of around(word)) one.open = true;
});
document.addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href]");
  if (link?.hash && link.hash === location.hash) setTimeout(reveal); // the address does not change
});

// On paper all is open, and the answers to the questions stand on a page of their own at the end.
const undone = [];
addEventListener("beforeprint", () => {
  const answers = [...document.querySelectorAll(".bd-article details.answer")];
  for (const one of document.querySelectorAll(".bd-article details.folded:not(.answer, [open])")) {
    one.open = true;
    undone.push(() => (one.open = false));
  }
  if (!answers.length) return;
  const end = document.createElement("section");
  end.className = "answers-at-the-end";
  end.append(Object.assign(document.createElement("h2"), { textContent: answers[0].dataset.heading }));
  for (const one of answers) {
    const copy = one.cloneNode(true);
    copy.open = true;
    for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
    end.append(copy);
  }
  document.querySelector(".bd-article").append(end);
  undone.push(() => end.remove());
});
addEventListener("afterprint", () => {
  for (const undo of undone.splice(0)) undo();
});
