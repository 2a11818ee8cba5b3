// Every page's part of the reader's memory: it marks pages that were read in the contents, leads back to where the reader
// was, brings back answers to a quiz, and offers an app's last case. Where nothing can be kept, a page is as it was built.
import { changedInputs, namesCase, withCase } from "./address.js";
import { save } from "./downloads.js";
import { asFile, LARGEST, MOST, recordsIn } from "./memory-records.js";
import { Memory } from "./memory-store.js";
import { fill } from "./words.js";

const REST = 500; // milliseconds without scrolling after which the place is noted
const about = document.querySelector(".kmo-memory").dataset;
const words = JSON.parse(document.querySelector(".kmo-memory-words").textContent);
const home = new URL(about.root, location.href).href; // of the pages in this language
const memory = new Memory(new URL("../../../", import.meta.url).pathname);

const remember = (...record) => memory.remember(...record).catch(() => {}); // full or forbidden: the page goes on without
const links = () => [...document.querySelectorAll("nav.bd-docs-nav a[href]")];
const pageOf = (link) => new URL(link.href, location.href).href.replace(home, "").replace(/\.html([?#].*)?$/, "");
const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** Mark the pages that were read, and no others, in the contents. */
function tick(pages) {
  for (const old of document.querySelectorAll(".kmo-read")) old.remove();
  for (const link of links()) {
    if (!pages.has(pageOf(link))) continue;
    const sign = element("span", { ariaHidden: "true" }, "✓");
    link.append(element("span", { className: "kmo-read" }, " ", sign, element("span", { className: "visually-hidden" }, words.read)));
  }
}

/** Note the page as read once its end was in sight, and where in it the reader is. */
function follow(pages) {
  const end = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    end.disconnect();
    remember("reading", about.page, { read: true });
    tick(pages.add(about.page));
  });
  end.observe(document.querySelector(".kmo-memory"));
  let timer;
  const note = () => {
    clearTimeout(timer);
    const passed = [...document.querySelectorAll(".bd-article section[id]")].filter(
      (section) => section.getBoundingClientRect().top < innerHeight / 3,
    );
    remember("place", "last", { page: about.page, id: passed.at(-1)?.id ?? "", language: about.language });
  };
  addEventListener("scroll", () => (clearTimeout(timer), (timer = setTimeout(note, REST))), { passive: true });
  addEventListener("pagehide", note);
  note();
}

/** Bring back what was answered, and note each answer. */
function quizzes(records) {
  for (const form of document.querySelectorAll(".kmo-quiz-question")) {
    const inputs = [...form.querySelectorAll("input")];
    const kept = records.get(`quiz ${form.id}`);
    if (kept?.chosen.every((one) => inputs.some(({ value }) => value === one))) { // the question may have changed since
      const status = [...form.closest(".kmo-quiz").querySelectorAll("[role=status]")];
      for (const place of status) place.ariaLive = "off"; // it is no news
      for (const input of inputs) input.checked = kept.chosen.includes(input.value);
      form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true })); // tells quiz.js, sends nothing
      setTimeout(() => status.forEach((place) => (place.ariaLive = null)));
    }
    form.addEventListener("submit", () => {
      const chosen = inputs.filter(({ checked }) => checked);
      if (!chosen.length) return;
      const wanted = inputs.filter((input) => "correct" in input.dataset);
      const right = chosen.length === wanted.length && chosen.every((input) => wanted.includes(input));
      remember("quiz", form.id, { chosen: chosen.map(({ value }) => value), right });
    });
  }
}

/** Offer the last case of each app, until the reader moves it; note each case. */
function apps(records) {
  const sections = [...document.querySelectorAll("section.kmo-app")];
  const defaults = new Map(sections.map((section) => [section, JSON.parse(section.querySelector(".kmo-description").textContent).values]));
  for (const section of sections) {
    const kept = records.get(`app ${about.page} ${section.id}`)?.inputs;
    if (!kept?.length || namesCase(location.search, [section.id])) continue;
    const link = element("a", { href: withCase(location.href, section.id, kept).href }, words.case);
    section.before(element("p", { className: "kmo-last-case" }, link));
  }
  addEventListener("kmo-case", ({ target: section, detail }) => {
    const values = defaults.get(section);
    const inputs = changedInputs(Object.fromEntries(Object.entries(detail).filter(([name]) => name in values)), values);
    if (section.previousElementSibling?.matches(".kmo-last-case")) section.previousElementSibling.remove();
    remember("app", `${about.page} ${section.id}`, { inputs });
  });
}

/** The start page: the way back to where the reader was, and the switch. */
class Panel {
  constructor(node) {
    this.node = node;
    this.toggle = node.querySelector("[role=switch]");
    this.told = node.querySelector(".kmo-memory-told");
    this.toggle.addEventListener("change", () => this.#turn());
    node.querySelector("[data-action=export]").addEventListener("click", () => this.#export());
    node.querySelector("input[type=file]").addEventListener("change", ({ target }) => this.#import(target));
    node.hidden = false;
  }

  /** Say that this browser keeps nothing. */
  refuse() {
    this.#tell(words.refused);
    this.toggle.checked = false;
    for (const control of this.node.querySelectorAll("input, button")) control.disabled = true;
  }

  show({ isOff, records }) {
    this.toggle.checked = !isOff;
    for (const control of this.node.querySelectorAll("[data-action=export], input[type=file]")) control.disabled = isOff;
    this.node.querySelector(".kmo-memory-count").textContent = isOff ? "" : fill(words.count, counted(records));
    this.#goOn(isOff ? undefined : records.find(({ assignment }) => assignment === "place")?.value);
    tick(isOff ? new Set() : readPages(records));
  }

  #tell(text) {
    this.told.textContent = text;
  }

  #goOn(place) {
    const way = this.node.querySelector(".kmo-go-on");
    const link = links().find((one) => place && pageOf(one) === place.page);
    way.hidden = !link;
    if (!link) return;
    const name = [...link.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map(({ data }) => data).join("").trim();
    const anchor = place.id && place.language === about.language ? `#${encodeURIComponent(place.id)}` : "";
    way.firstElementChild.href = link.href.replace(/#.*/, "") + anchor;
    way.firstElementChild.textContent = fill(words.on, { page: name });
  }

  async #turn() {
    const isOn = this.toggle.checked;
    if (!isOn && !confirm(words.sure)) return void (this.toggle.checked = true);
    try {
      await (isOn ? memory.turnOn() : memory.turnOff());
      this.#tell(isOn ? words.turnedOn : words.turnedOff);
      this.show(await memory.remembered());
    } catch {
      this.refuse();
    }
  }

  async #export() {
    const { records } = await memory.remembered();
    save("course-memory.json", new Blob([asFile(records)], { type: "application/json" }));
  }

  async #import(input) {
    const [file] = input.files;
    input.value = "";
    const { records, reason } = await recordsIn(file);
    if (reason) return this.#tell(fill(words[reason], { file: file.name, records: MOST, size: LARGEST / 1e6 }));
    try {
      await memory.noteAll(records);
      this.show(await memory.remembered());
      return this.#tell(fill(words.taken, { file: file.name, count: records.length }));
    } catch {
      return this.#tell(words.full);
    }
  }
}

const readPages = (records) => new Set(records.filter(({ assignment }) => assignment === "reading").map(({ cell }) => cell));

const counted = (records) => ({
  pages: readPages(records).size,
  answers: records.filter(({ assignment, value }) => assignment === "quiz" && value.right).length,
  tasks: records.filter(({ assignment, value }) => assignment.startsWith("practice ") && value.solved).length,
  apps: records.filter(({ assignment, value }) => assignment === "app" && value.inputs.length > 0).length,
});

async function start() {
  const node = document.querySelector(".kmo-memory-panel");
  const panel = node && new Panel(node);
  let known;
  try {
    known = await memory.remembered();
  } catch {
    return panel?.refuse();
  }
  panel?.show(known);
  if (!known.isOff) {
    const pages = readPages(known.records);
    tick(pages);
    if ("counts" in about) follow(pages);
  }
  const byName = new Map(known.records.map(({ assignment, cell, value }) => [`${assignment} ${cell}`, value]));
  quizzes(byName);
  apps(byName);
  document.documentElement.dataset.memory = known.isOff ? "off" : "on"; // tests wait for it
}

start();
