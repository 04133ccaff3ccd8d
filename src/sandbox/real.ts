// The realm the sandbox was started in. Everything it needs of it is taken here, at load, before any
// of the program's code can run; browser workers and Node's are told apart in this file only.
import type { FromWorker, ToWorker } from "../runner/protocol.ts";
import { type Platform, pumpByImmediate, pumpByPort } from "./platform.ts";
import type { ToProgramRealm } from "./programwire.ts";
import type { ToServe } from "./threadwire.ts";

export interface Realm extends Platform {
  /** Calls `start` with the one message that starts a run. */
  receive(start: (message: Starting) => void): void;
  /** With `moved`, memory in the message that is handed over and not copied. */
  send(port: MessagePort, message: FromWorker, moved?: ArrayBuffer | null): void;
  /** Starts a realm like this one beside it, to be what `as` says; what it tells is told to `tell`. */
  spawn<To, From>(as: Nested["type"], tell: Told<From>): Spawned<To>;
  /** Calls back when the platform has told of every rejection that there was. */
  settled(callback: () => void): void;
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

/** What a realm in a realm is to be, and the way to the one that started it. */
export type Nested = ToServe | ToProgramRealm;
export type Starting = ToWorker | Nested;

/** Another realm, which ends with this one if not before. */
export interface Spawned<To> {
  /** Throws what can't be copied. */
  post(message: To): void;
  end(): void;
}

export interface Told<From> {
  message(message: From): void;
  /** It broke, and tells nothing more. */
  broke(message: string): void;
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
    send: (port, message, moved = null) =>
      apply(postMessage, port, moved === null ? [message] : [message, onlyOne(moved)]),
    beat: (milliseconds, alive) => void setInterval(alive, milliseconds),
    load: makeLoad(isNode ? dataUrl() : blobUrl()),
    ...(isNode ? nodeEdge(nodeProcess) : workerEdge()),
  };
}

/** A list of one, which nothing that a program did to lists can change. */
function onlyOne<T>(value: T): Iterable<T> {
  let state: "before" | "behind" = "before";
  const next = (): IteratorResult<T, undefined> => {
    if (state === "behind") return { done: true, value: undefined };
    state = "behind";
    return { done: false, value };
  };
  return { [Symbol.iterator]: () => ({ next }) };
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

type Edge = Pick<Realm, "receive" | "watch" | "spawn" | "settled">;

/** Megabytes for a realm in a realm, and where the engine ends it, which may take all with it. */
const nestedMemory = 128;
const lastResort = 8 * nestedMemory;
/** Milliseconds. */
const lookEvery = 40;

function workerEdge(): Edge {
  const listen = globalThis.addEventListener.bind(globalThis);
  const [Native, Channel, address] = [globalThis.Worker, MessageChannel, globalThis.location?.href];
  const { apply } = Reflect;
  const { setTimeout } = globalThis;
  const onMessage =
    Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage")?.set ?? (() => {});
  return {
    receive(start) {
      const listener = (event: Event) => start((event as MessageEvent<Starting>).data);
      listen("message", listener, { once: true });
    },
    // It tells of them in tasks of its own, which come before a second timer.
    settled: (callback) => void setTimeout(() => setTimeout(callback)),
    spawn<To, From>(type: Nested["type"], { message, broke }: Told<From>): Spawned<To> {
      const { port1, port2 } = new Channel();
      const worker = new Native(address);
      apply(onMessage, port1, [({ data }: MessageEvent<From>) => message(data)]);
      worker.onerror = (event) => {
        event.preventDefault();
        broke(event.message);
      };
      worker.postMessage({ type, port: port2 } satisfies Nested, [port2]);
      return { post: (one) => port1.postMessage(one), end: () => worker.terminate() };
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
  const threads = process.getBuiltinModule("node:worker_threads");
  const { parentPort: port, Worker, workerData, MessageChannel } = threads;
  const watchMemory = takeMemoryWatch();
  const { setImmediate } = globalThis;
  return {
    receive: (start) => void port?.once("message", start),
    // It tells of them as soon as a turn and its microtasks are over.
    settled: (callback) => void setImmediate(callback),
    spawn<To, From>(type: Nested["type"], { message, broke }: Told<From>): Spawned<To> {
      const { port1, port2 } = new MessageChannel();
      const worker = new Worker(workerData.boot, {
        eval: true,
        execArgv: workerData.flags,
        workerData,
        resourceLimits: { maxOldGenerationSizeMb: lastResort },
      });
      port1.on("message", message);
      const end = () => {
        unwatch();
        void worker.terminate();
      };
      const unwatch = watchMemory(worker, () => {
        end();
        broke("it took too much memory");
      });
      worker.on("error", (error: Error) => broke(error.message));
      worker.postMessage({ type, port: port2 }, [port2]);
      return { post: (one) => port1.postMessage(one), end };
    },
    watch({ error, rejected, handled }) {
      process.on("uncaughtException", error);
      process.on("unhandledRejection", (reason, promise) => rejected(promise, reason));
      process.on("rejectionHandled", handled);
    },
  };
}

/** Looks at what a realm holds, also while it computes; tells once when it is too much. */
function takeMemoryWatch() {
  const { setInterval, clearInterval } = globalThis;
  return (worker: Held, tooMuch: () => void): (() => void) => {
    let state: "watching" | "looking" | "over" = "watching";
    const end = () => {
      state = "over";
      clearInterval(timer);
    };
    const look = async () => {
      if (state !== "watching") return;
      state = "looking";
      // One that has ended meanwhile holds nothing.
      const held = await worker.getHeapStatistics().catch(() => null);
      if (state !== "looking" || held === null) return;
      state = "watching";
      if (held.used_heap_size + held.external_memory <= nestedMemory * 1024 * 1024) return;
      end();
      tooMuch();
    };
    const timer = setInterval(() => void look(), lookEvery);
    return end;
  };
}

interface Held {
  getHeapStatistics(): Promise<{
    readonly used_heap_size: number;
    readonly external_memory: number;
  }>;
}
