// Saves while a person types, and keeps what is not saved from being left. Without it the page's form does the same by
// its buttons.
const form = document.querySelector("form");
const points = form.elements.points;
const comment = form.elements.comment;
const fault = document.getElementById("fault");
const refused = document.getElementById("refused");
const status = document.getElementById("status");
const PAUSE = 700; // milliseconds without a key

let saved = values();
let blocked = false; // somebody else was here: only a button may put this in place of theirs
let timer = 0;
let running = null;

if (document.activeElement === document.body) document.querySelector("h1").focus();

function values() {
  return JSON.stringify([points.value.trim(), comment.value.trim()]);
}

function dirty() {
  return values() !== saved;
}

async function save() {
  clearTimeout(timer);
  if (running) {
    await running;
    if (blocked) return false; // what was told has to be read first
  }
  if (!dirty() && !blocked) return true;
  running = send().finally(() => (running = null));
  return running;
}

async function send() {
  const sent = values();
  status.textContent = form.dataset.saving;
  let answer;
  try {
    const reply = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
      keepalive: true,
    });
    answer = await reply.json();
  } catch {
    answer = { refused: form.dataset.lost };
  }
  show(answer);
  blocked = Boolean(answer.changed);
  if (answer.seen) form.elements.seen.value = answer.seen;
  if (answer.status) saved = sent;
  if (answer.status && dirty()) status.textContent = form.dataset.changed; // typed meanwhile
  return Boolean(answer.status);
}

function show(answer) {
  status.textContent = answer.status ?? "";
  refused.textContent = answer.refused ?? "";
  fault.textContent = answer.fault ?? "";
  if (answer.fault) points.setAttribute("aria-invalid", "true");
  else points.removeAttribute("aria-invalid");
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  status.textContent = form.dataset.changed;
  if (!blocked) timer = setTimeout(save, PAUSE);
});

form.addEventListener("change", () => {
  if (!blocked) save();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const to = event.submitter?.value ?? form.querySelector("button").value;
  if (await save()) {
    if (to !== "stay") location.assign(to);
  } else if (fault.textContent) points.focus();
});

// A link leaves the page: what is not saved yet goes first.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  if (!link || link.hash === "#points" || !dirty() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (blocked) return; // the browser asks whether to leave
  event.preventDefault();
  if (await save()) location.assign(link.href);
});

addEventListener("beforeunload", (event) => {
  if (dirty()) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button"));
  }
  const turned = { PageDown: "next", PageUp: "prev" }[event.key];
  if (event.altKey && turned) {
    event.preventDefault();
    document.querySelector(`a[rel=${turned}]`)?.click();
  }
});
