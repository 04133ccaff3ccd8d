// The realm the sandbox was started in. Everything it needs of it is taken here, at load, before any
// of the program's code can run; browser workers and Node's are told apart in this file only.
import type { FromWorker, ToWorker } from "../runner/protocol.ts";
import { type Platform, pumpByImmediate, pumpByPort } from "./platform.ts";

export interface Realm extends Platform {
  /** Calls `start` with the one message that starts a run. */
  receive(start: (message: ToWorker) => void): void;
  send(port: MessagePort, message: FromWorker): void;
  /** Runs `alive` every so many real milliseconds, as long as turns end. */
  beat(milliseconds: number, alive: () => void): void;
  /**
   * Evaluates a module. `begin` is called just before its first line runs; the promise settles when
   * it has evaluated.
   */
  load(code: string, begin: () => void): Promise<void>;
  /** What no `catch` sees. A rejection is told when it is unhandled, and again if it is handled late. */
  watch(strays: Strays): void;
}

export interface Strays {
  error(error: unknown): void;
  rejected(promise: Promise<unknown>, error: unknown): void;
  handled(promise: Promise<unknown>): void;
}

type Immediate = (callback: () => void) => unknown;

const nodeProcess = (globalThis as { process?: NodeJS.Process }).process;

export function takeRealm(): Realm {
  const { setTimeout, clearTimeout, setInterval } = globalThis;
  const clock = performance;
  const now = clock.now.bind(clock);
  const { apply } = Reflect;
  const postMessage = MessagePort.prototype.postMessage;
  const immediate = (globalThis as { setImmediate?: Immediate }).setImmediate;
  const isNode = nodeProcess?.versions?.node !== undefined && immediate !== undefined;
  return {
    pump: isNode ? pumpByImmediate(immediate) : pumpByPort(new MessageChannel()),
    later(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    wall: now,
    send: (port, message) => apply(postMessage, port, [message]),
    beat: (milliseconds, alive) => void setInterval(alive, milliseconds),
    load: makeLoad(isNode ? dataUrl() : blobUrl()),
    ...(isNode ? nodeEdge(nodeProcess) : workerEdge()),
  };
}

function makeLoad(urlOf: (code: string) => string): Realm["load"] {
  const key = Symbol.for("interleave.begin");
  const load = takeImport();
  const beginUrl = urlOf(`globalThis[Symbol.for("interleave.begin")]()`);
  return async (code, begin) => {
    const called = () => {
      Reflect.deleteProperty(globalThis, key);
      begin();
    };
    Object.defineProperty(globalThis, key, { value: called, configurable: true });
    // A module around the program's own: what the program exports, `then` say, touches nobody.
    const program = urlOf(code);
    const around = urlOf(`import ${JSON.stringify(beginUrl)}; import ${JSON.stringify(program)};`);
    await load(around);
  };
}

/** Who started this realm may have had to bring a way to import along. */
function takeImport(): (url: string) => Promise<unknown> {
  const key = Symbol.for("interleave.import");
  const given: unknown = Reflect.get(globalThis, key);
  Reflect.deleteProperty(globalThis, key);
  if (typeof given === "function") return (url) => given(url) as Promise<unknown>;
  return (url) => import(url);
}

function blobUrl(): (code: string) => string {
  const make = URL.createObjectURL.bind(URL);
  return (code) => make(new Blob([code], { type: "text/javascript" }));
}

/** Node unpacks this form far faster than one with percent signs. */
function dataUrl(): (code: string) => string {
  const from = Buffer.from;
  const text = Buffer.prototype.toString;
  return (code) => `data:text/javascript;base64,${Reflect.apply(text, from(code), ["base64"])}`;
}

type Edge = Pick<Realm, "receive" | "watch">;

function workerEdge(): Edge {
  const listen = globalThis.addEventListener.bind(globalThis);
  return {
    receive(start) {
      const listener = (event: Event) => start((event as MessageEvent<ToWorker>).data);
      listen("message", listener, { once: true });
    },
    watch({ error, rejected, handled }) {
      listen("error", (event) => {
        event.preventDefault();
        error((event as ErrorEvent).error);
      });
      listen("unhandledrejection", (event) => {
        event.preventDefault();
        const { promise, reason } = event as PromiseRejectionEvent;
        rejected(promise, reason);
      });
      listen("rejectionhandled", (event) => handled((event as PromiseRejectionEvent).promise));
    },
  };
}

function nodeEdge(process: NodeJS.Process): Edge {
  const port = process.getBuiltinModule("node:worker_threads").parentPort;
  return {
    receive: (start) => void port?.once("message", start),
    watch({ error, rejected, handled }) {
      process.on("uncaughtException", error);
      process.on("unhandledRejection", (reason, promise) => rejected(promise, reason));
      process.on("rejectionHandled", handled);
    },
  };
}
