// What an app keeps of its reader at once, before any store is open: the case kept under a name, and the guess. It is
// part of the reader's memory (memory-store.js), whose switch marks here that nothing is to be kept, and clears it.

const ALL = "kmo-teach ";
const OFF = " memory off";

/** Keys of the site's records: each begins with the path of the page that keeps it. */
const keysOf = (site) => Object.keys(localStorage).filter((key) => key.startsWith(ALL + site) && / (case|guess)$/.test(key));

const isOff = () => Object.keys(localStorage).some((key) => key.startsWith(ALL) && key.endsWith(OFF)
  && location.pathname.startsWith(key.slice(ALL.length, -OFF.length)));

/** Do something with the browser's store; where the reader's settings forbid it, nothing is kept. */
function tried(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Name what an app of this page keeps. */
export const keyOf = (app, what) => `${ALL}${location.pathname} ${app} ${what}`;

export const recall = (key) => tried(() => localStorage.getItem(key));

/** Keep a text, or forget it where there is none. */
export function note(key, text) {
  tried(() => {
    if (text && !isOff()) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  });
}

/** Clear what the apps of a site keep, and keep no more. */
export function turnOff(site) {
  tried(() => {
    keysOf(site).forEach((key) => localStorage.removeItem(key));
    localStorage.setItem(ALL + site + OFF, "");
  });
}

export const turnOn = (site) => tried(() => localStorage.removeItem(ALL + site + OFF));
