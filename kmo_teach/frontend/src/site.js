// What every page with an engine needs of the site: what its files are called, and to be kept for reading offline.

const here = (path) => new URL(path, import.meta.url).href;
let listing;

/** What the engine's files are called in this build: fetched first, small, never from a stale cache. */
export function manifest() {
  listing ??= fetch(here("manifest.json"), { cache: "no-cache" })
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(`manifest.json: ${response.status}`))))
    .then((files) => Object.fromEntries(Object.entries(files).map(([name, path]) => [name, here(path)])));
  listing.catch(() => (listing = undefined));
  return listing;
}

/** Ask for the names anew: the site may have been published again. */
export function forget() {
  listing = undefined;
}

/** Do something once the page has loaded and rests, unless the reader's browser is to save data. */
export function whenIdle(action) {
  if (navigator.connection?.saveData) return;
  const wait = () => (globalThis.requestIdleCallback ? requestIdleCallback(action, { timeout: 1500 }) : setTimeout(action, 200));
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}

/** Start an engine again that a lost connection kept from starting, once the connection is back. */
export function whenOnline(engine, isDown, retry) {
  let stumbles = 0; // a connection that has just come back often fails once more
  addEventListener("online", () => {
    if (!isDown()) return;
    stumbles = 2;
    retry();
  });
  engine.addEventListener("change", () => {
    if (engine.state === "live") stumbles = 0;
    else if (engine.state === "failed" && stumbles-- > 0) setTimeout(() => engine.state === "failed" && retry(), 1000);
  });
}

/** Keep one more file of the engine for reading offline, where a page can keep any. */
export async function keepFile(name) {
  if (!("serviceWorker" in navigator)) return;
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: [(await manifest())[name]] });
}

/** Keep this page, its parts and those of the engine that are named for reading offline, once the engine has come. */
export function keepOffline(engine, names, kept = () => {}) {
  if (!("serviceWorker" in navigator)) return;
  const keep = async () => {
    const { active } = await navigator.serviceWorker.ready;
    const parts = performance.getEntriesByType("resource").map((entry) => entry.name);
    const wanted = Object.entries(await manifest()).filter(([name]) => name.startsWith("core/") || names.includes(name));
    const files = wanted.map(([, address]) => address);
    navigator.serviceWorker.addEventListener("message", kept);
    active.postMessage({ keep: [...new Set([location.href.replace(/[?#].*/, ""), ...parts, ...files])] });
  };
  navigator.serviceWorker
    .register(here("../../sw.js"))
    .then(() => engine.addEventListener("change", function once() {
      if (engine.state !== "live") return;
      engine.removeEventListener("change", once);
      keep();
    }))
    .catch((error) => console.warn("kmo-teach: not kept for reading offline:", error));
}
