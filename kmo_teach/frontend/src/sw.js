// Keeps what was read for reading offline. What carries a hash in its address never changes and comes from the cache;
// everything else comes from the network when there is one, so that a rebuilt site is never shown stale.
const CACHE = `kmo-teach ${registration.scope}`;
const HASHED = /[/._-]([0-9a-f]{16})(?=[/.])/;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.href.startsWith(registration.scope)) return;
  event.respondWith(HASHED.test(url.pathname) ? unchanging(request, event) : current(request, event));
});

addEventListener("message", (event) => {
  if (!event.data.keep) return;
  event.waitUntil(keepAll(event.data.keep).then(() => event.source?.postMessage({ kept: true })));
});

/** Keep what a page used before this worker was there; most of it is still in the browser's own cache. */
async function keepAll(addresses) {
  const cache = await caches.open(CACHE);
  const wanted = addresses.filter((address) => address.startsWith(registration.scope));
  await Promise.allSettled(wanted.map(async (address) => (await cache.match(address)) ?? cache.add(address)));
}

async function unchanging(request, event) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) event.waitUntil(cache.put(request, response.clone()).then(() => removeOlder(cache, request)));
  return response;
}

async function current(request, event) {
  const cache = await caches.open(CACHE);
  try {
    // A page is asked for anew even where the host lets browsers keep it for a while.
    const response = await fetch(request.mode === "navigate" ? new Request(request, { cache: "no-cache" }) : request);
    if (response.ok) event.waitUntil(cache.put(request, response.clone()));
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
    if (kept) return kept;
    throw error;
  }
}

const withoutHash = (address) => new URL(address).pathname.replace(HASHED, "*");

/** Remove other versions of a file that was just kept. */
async function removeOlder(cache, request) {
  for (const other of await cache.keys()) {
    if (other.url !== request.url && HASHED.test(new URL(other.url).pathname) && withoutHash(other.url) === withoutHash(request.url)) {
      await cache.delete(other);
    }
  }
}
