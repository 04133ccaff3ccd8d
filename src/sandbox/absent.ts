// What a program can't use here. A name it may look for throws a sentence when used; what belongs to
// one platform only is not there at all, so that a program runs here as it runs anywhere.

const network = "programs here reach no network but by fetch and asyncio";
const alone = "a program here runs in one worker of its own";
const storage = "programs here keep nothing";

const refused: readonly (readonly [string, string])[] = [
  ["XMLHttpRequest", network],
  ["WebSocket", network],
  ["WebSocketStream", network],
  ["WebTransport", network],
  ["EventSource", network],
  ["importScripts", "use import at the top of the file"],
  ["Worker", alone],
  ["SharedWorker", alone],
  ["BroadcastChannel", alone],
  ["postMessage", alone],
  ["close", "a program ends when nothing is left to do"],
];

const removed: readonly string[] = [
  "fetch",
  "setImmediate",
  "clearImmediate",
  "process",
  "Buffer",
  "global",
  "require",
  "module",
  "exports",
  "__filename",
  "__dirname",
  "scheduler",
  "requestAnimationFrame",
  "cancelAnimationFrame",
  "localStorage",
  "sessionStorage",
  "onmessage",
  "onmessageerror",
];

const stored: readonly string[] = ["indexedDB", "caches", "cookieStore"];

/** What a navigator offers besides: it takes real time, and answers differently everywhere. */
const offered: readonly string[] = [
  "storage",
  "storageBuckets",
  "locks",
  "permissions",
  "serviceWorker",
  "sendBeacon",
  "mediaCapabilities",
  "usb",
  "serial",
  "hid",
  "gpu",
  "ml",
];

export function layAbsences(global: object): void {
  for (const [name, reason] of refused) {
    // Removed first: to redefine one of Node's lazy globals would load what is behind it.
    remove(global, name);
    define(global, name, refusal(name, reason));
  }
  for (const name of stored) {
    const get = () => {
      throw new TypeError(`Cannot use ${name}: ${storage}`);
    };
    remove(global, name);
    Object.defineProperty(global, name, { get, configurable: true });
  }
  for (const name of removed) remove(global, name);
  const navigator: unknown = Reflect.get(global, "navigator");
  if (typeof navigator !== "object" || navigator === null) return;
  for (const name of offered) remove(navigator, name);
}

function refusal(name: string, reason: string): unknown {
  // A plain function, so that `new WebSocket()` says the sentence too.
  function refuse(): never {
    throw new TypeError(`Cannot use ${name}: ${reason}`);
  }
  Object.defineProperty(refuse, "name", { value: name });
  return refuse;
}

/** Takes a name away, and from where it may be inherited: a worker's own prototypes. */
function remove(global: object, name: string): void {
  for (
    let holder: object | null = global;
    holder !== null;
    holder = Object.getPrototypeOf(holder)
  ) {
    Reflect.deleteProperty(holder, name);
  }
  if (name in global) define(global, name, undefined);
}

function define(global: object, name: string, value: unknown): void {
  Object.defineProperty(global, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}
