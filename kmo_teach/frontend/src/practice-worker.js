// A student's own Python, in a worker of its own. Before a line of it runs, everything is taken out of the worker by which
// code could reach another host, the page's stores or other tabs: a worker that comes from a file of a plain web host has
// no security policy, whatever that of its page says.
import { boot, holdLock } from "./boot.js";

const MEMORY = 512 * 1024 * 1024; // bytes; what a page may take before a phone ends it
const PAGE = 65_536; // bytes in a page of WebAssembly's memory

// All that Python needs of JavaScript once it runs, beside the language's own objects.
const KEPT = new Set(
  `AbortController AbortSignal DOMException Event EventTarget TextDecoder TextEncoder URL WebAssembly clearInterval
  clearTimeout console crypto performance queueMicrotask setInterval setTimeout structuredClone`.split(/\s+/),
);
const LANGUAGE = new Set(
  `AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError
  FinalizationRegistry Float16Array Float32Array Float64Array Infinity Int16Array Int32Array Int8Array Intl Iterator JSON
  Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String
  SuppressedError Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap
  WeakRef WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape globalThis isFinite isNaN parseFloat
  parseInt undefined unescape`.split(/\s+/),
);

// Modules that were loaded meanwhile hold objects of JavaScript; with them, Python could reach Pyodide's own loader.
const FORGET_PAGE = `
import sys
from pyodide.ffi import JsProxy
for name, module in list(sys.modules.items()):
    if name.partition(".")[0] == "pyodide_js":
        del sys.modules[name]
    for word, value in list(getattr(module, "__dict__", {}).items()):
        if isinstance(value, JsProxy) or getattr(value, "__name__", "") == "pyodide_js":
            delattr(module, word)
del sys, JsProxy, name, module, word, value
`;

const send = postMessage.bind(globalThis);
const end = close.bind(globalThis);
let answering;

addEventListener("message", ({ data }) => {
  if (data.type === "start") {
    answering = start(data);
    answering.then(
      () => send({ type: "ready" }),
      (error) => send({ type: "failed", message: String(error?.stack ?? error) }),
    );
  } else {
    answer(data);
  }
});

async function start(files) {
  const held = holdLock(files.lock);
  boundMemory();
  const python = await boot(files, { jsglobals: Object.create(null) });
  const run = python.runPython("from kmo_teach.practice.session import answer_json; answer_json");
  await held;
  shutOff(python);
  return run;
}

/** Let memory grow so far and no further: Python then says that it has no more. */
function boundMemory() {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function bounded(pages) {
    if (this.buffer.byteLength + pages * PAGE > MEMORY) throw new RangeError("no more memory");
    return grow.call(this, pages);
  };
}

/** Take away whatever reaches out, and every way to make code from text, by which it could be had back. */
function shutOff(python) {
  for (const name of ["js", "pyodide_js"]) python.unregisterJsModule(name);
  python.runPython(FORGET_PAGE);
  for (const { constructor } of [() => {}, async () => {}, function* () {}, async function* () {}]) {
    Object.defineProperty(constructor.prototype, "constructor", { value: refused, writable: false, configurable: false });
  }
  refused.prototype = Function.prototype; // Python asks what is a function
  globalThis.Function = refused;
  for (const { prototype } of [Object, Function, Array, Promise, Error]) Object.preventExtensions(prototype);
  for (const name of ["setTimeout", "setInterval"]) refuseText(name);
  for (let where = globalThis; where && where !== Object.prototype; where = Object.getPrototypeOf(where)) {
    for (const name of Object.getOwnPropertyNames(where)) {
      if (name === "Function" || KEPT.has(name) || LANGUAGE.has(name)) continue;
      if (!Reflect.deleteProperty(where, name)) hide(where, name);
    }
  }
}

/** A timer may be given text instead of a function, and makes code of it. */
function refuseText(name) {
  const real = globalThis[name].bind(globalThis);
  for (let where = globalThis; where !== Object.prototype; where = Object.getPrototypeOf(where)) {
    if (Object.hasOwn(where, name)) delete where[name];
  }
  const value = (action, ...rest) => (typeof action === "function" ? real(action, ...rest) : refused());
  Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
}

function refused() {
  throw new TypeError("No code is made from text here.");
}

function hide(where, name) {
  try {
    Object.defineProperty(where, name, { value: undefined });
  } catch {
    // A constant of the interface, which does nothing.
  }
}

async function answer({ id, ...request }) {
  const at = (cell) => send({ type: "at", id, cell });
  try {
    const run = await answering;
    const text = run(JSON.stringify(request), at);
    if (typeof text !== "string") throw new Error("Python has ended");
    send({ type: "answer", id, text });
  } catch (error) {
    send({ type: "answer", id, failure: String(error?.message ?? error) });
    end(); // Python catches all that code does, so it is gone itself: the page starts another
  }
}
