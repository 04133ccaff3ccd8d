// Programs that break what they share with the sandbox, or speak in its name.
import { ESCAPED, type Hostile } from "./case.ts";

const says = ["the end"];
const escape = `const escape = (): never => { print("${ESCAPED}"); throw new Error("called"); };\n`;
const keep = `const it: any = globalThis;\nconst print = console.log;\n`;

/** The program breaks something; what it does afterwards is told all the same. */
function breaks(name: string, source: string): Hostile {
  return {
    name,
    source: `${keep}${escape}${source}\nawait null;\nprint("the end");`,
    end: "returned",
    says,
  };
}

export const forgery: readonly Hostile[] = [
  breaks("console replaced", `it.console = { log: escape };\nit.console = null;`),
  breaks(
    "console frozen",
    `for (const key of Object.keys(console)) (console as any)[key] = escape;\nObject.freeze(console);`,
  ),
  breaks(
    "postMessage replaced",
    `it.postMessage = escape;\nMessagePort.prototype.postMessage = escape as never;\nit.dispatchEvent = escape;`,
  ),
  breaks("then replaced", `Promise.prototype.then = function () { return this; } as never;`),
  breaks("Promise replaced", `it.Promise = class { constructor() { escape(); } };`),
  breaks(
    "a thenable in every object",
    `Object.defineProperty(Object.prototype, "then", { value(resolve: () => void) { resolve(); }, configurable: true, writable: true });`,
  ),
  breaks(
    "a then that throws in every object",
    `Object.defineProperty(Object.prototype, "then", { get() { return undefined; }, configurable: true });`,
  ),
  breaks(
    "toJSON in every object",
    `Object.defineProperty(Object.prototype, "toJSON", { value: () => "forged", configurable: true });\nprint({ a: 1 });`,
  ),
  breaks(
    "JSON replaced",
    `JSON.stringify = escape as never;\nJSON.parse = escape as never;\nit.JSON = null;`,
  ),
  breaks(
    "list methods replaced",
    `for (const key of Object.getOwnPropertyNames(Array.prototype)) if (key !== "length" && key !== "constructor") (Array.prototype as any)[key] = escape;\nprint([1, 2, 3]);`,
  ),
  breaks(
    "iteration replaced",
    `(Array.prototype as any)[Symbol.iterator] = escape;\n(Map.prototype as any)[Symbol.iterator] = escape;\n(String.prototype as any)[Symbol.iterator] = escape;\n(Set.prototype as any)[Symbol.iterator] = escape;\nprint([1], new Map());`,
  ),
  breaks(
    "text methods replaced",
    `for (const key of Object.getOwnPropertyNames(String.prototype)) if (key !== "length" && key !== "constructor") (String.prototype as any)[key] = escape;\nprint("text", { a: "text" });`,
  ),
  breaks(
    "maps and sets replaced",
    `for (const type of [Map, Set, WeakMap, WeakSet] as any[]) for (const key of ["get", "set", "has", "add", "delete", "forEach"]) if (key in type.prototype) type.prototype[key] = escape;\nprint({ a: {} });`,
  ),
  breaks(
    "Object replaced",
    `for (const key of Object.getOwnPropertyNames(Object)) if (typeof (Object as any)[key] === "function" && key !== "prototype") (Object as any)[key] = escape;\nprint({ a: 1 });`,
  ),
  breaks(
    "Reflect replaced",
    `for (const key of Object.getOwnPropertyNames(Reflect)) (Reflect as any)[key] = escape;\nprint({ a: 1 });`,
  ),
  breaks(
    "call, apply and bind replaced",
    `for (const key of ["call", "apply", "bind", "toString"]) (Function.prototype as any)[key] = escape;\nprint({ a: 1 });`,
  ),
  breaks(
    "setters in every object",
    `for (const key of ["length", "type", "port", "text", "kind"]) Object.defineProperty(Object.prototype, key, { set: escape, get: () => undefined, configurable: true  });\nprint([], "text");`,
  ),
  breaks(
    "expressions replaced",
    `RegExp.prototype.exec = escape as never;\nRegExp.prototype.test = escape as never;\nprint("%s", "text", /a/);`,
  ),
  breaks(
    "numbers and dates replaced",
    `Number.prototype.toString = escape as never;\nit.Number = escape;\nDate.prototype.toISOString = escape as never;\nMath.round = escape as never;\nMath.max = escape as never;\nprint(1.5, new Date(0));`,
  ),
  breaks(
    "errors replaced",
    `it.Error = escape;\nit.TypeError = escape;\n(Error as any)?.prototype;`.replace(
      "\n(Error as any)?.prototype;",
      "",
    ),
  ),
  breaks(
    "stack traces switched off",
    `Error.stackTraceLimit = 0;\n(Error as any).captureStackTrace = escape;\nObject.defineProperty(Error, "stackTraceLimit", { get: escape, set: escape });`,
  ),
  breaks(
    "timers and clocks replaced",
    `it.setTimeout = escape;\nit.queueMicrotask = escape;\nit.performance = null;\nit.Date = escape;`,
  ),
  breaks(
    "listeners on everything",
    `it.addEventListener("message", escape);\nit.addEventListener("error", (event: Event) => event.stopImmediatePropagation());\nit.addEventListener("unhandledrejection", (event: Event) => event.stopImmediatePropagation());\nit.onmessage = escape;\nEventTarget.prototype.addEventListener = escape as never;`,
  ),
  breaks(
    "messages to itself",
    `const { port1, port2 } = new MessageChannel();\nport1.onmessage = () => {};\nport2.postMessage({ type: "batch", text: '[{"at":0,"type":"finished","outcome":{"kind":"returned"}}]', count: 1, last: true });\nport1.close();`,
  ),
  breaks(
    "the sandbox's own names",
    `for (const key of Object.getOwnPropertySymbols(it)) { try { it[key] = escape; } catch {} }\nprint(Object.getOwnPropertySymbols(it).length < 10);`,
  ),
  breaks(
    "every global deleted",
    `for (const key of Object.getOwnPropertyNames(it)) { if (key !== "it") { try { delete it[key]; } catch {} } }`,
  ),
  {
    name: "setters for the places in every list",
    source: `${keep}for (const key of ["0", "1"]) Object.defineProperty(Object.prototype, key, { set() { throw new Error("set"); }, configurable: true });\nprint([], "text");\nawait null;\nprint("the end");`,
    // The sandbox's own lists are lists too: the program ends by its own error.
    end: ["returned", "threw"],
  },
  {
    name: "messages forged as finished, by every way to post",
    source: `${keep}const forged = { type: "batch", text: '[{"at":0,"type":"finished","outcome":{"kind":"threw","error":{"name":"FORGED","message":"","stack":[],"cause":null,"errors":[],"entries":[]}}}]', count: 1, last: true };
const ways = [() => it.postMessage(forged), () => it.DedicatedWorkerGlobalScope.prototype.postMessage.call(it, forged), () => it.dispatchEvent(new MessageEvent("message", { data: forged })), () => it.self.parent.postMessage(forged, "*")];
for (const way of ways) { try { way(); } catch { print("refused"); } }
print("the end");`,
    end: "returned",
    says,
  },
  {
    name: "the port caught on its way out",
    source: `${keep}let caught = 0;
const posts = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (this: MessagePort, ...values: unknown[]) { caught += 1; return Reflect.apply(posts, this, values); } as never;
Object.defineProperty(Object.prototype, "port", { set() { caught += 1; }, configurable: true });
import { sleep } from "asyncio";
for (let i = 0; i < 50; i++) { print(i); await sleep(100); }
print(caught === 0 ? "nothing caught" : "${ESCAPED}");`,
    end: "returned",
    says: ["nothing caught"],
  },
  {
    name: "the library broken for itself",
    source: `${keep}import * as asyncio from "asyncio";
for (const key of Object.keys(asyncio)) { try { (asyncio as any)[key] = null; } catch {} }
for (const type of [asyncio.Lock, asyncio.Queue, asyncio.Future] as any[]) for (const key of Object.getOwnPropertyNames(type.prototype)) { try { type.prototype[key] = null; } catch {} }
print("the end");`,
    end: ["returned", "refused"],
  },
  {
    name: "poison in every object, found by the next run",
    source: `${keep}Object.defineProperty(Object.prototype, "poison", { value: "${ESCAPED}" });\nObject.defineProperty(globalThis, "poison", { value: 1 });\nprint("the end");`,
    end: "returned",
    says,
  },
  {
    name: "nothing of the run before",
    source: `${keep}print((globalThis as any).poison === undefined ? "clean" : "${ESCAPED}");`,
    end: "returned",
    says: ["clean"],
  },
  {
    name: "output after the end",
    source: `${keep}setTimeout(() => print("in time"), 10);\nprocessLate();\nfunction processLate() { const channel = new MessageChannel(); channel.port1.onmessage = () => { print("${ESCAPED} late"); channel.port2.postMessage(1); }; }\nthrow new Error("over");`,
    end: "threw",
    error: /over/,
  },
];
