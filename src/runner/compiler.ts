// The page's side of the compile worker. The worker starts with the first use; each program gets
// exactly one answer, and a worker that dies or hangs over one is replaced by the next call.
import type { Modules } from "./imports.ts";
import type { Compiled, Diagnostic, FromCompiler, Program, ToCompiler } from "./protocol.ts";

interface Waiting {
  resolve(compiled: Compiled): void;
  reject(error: Error): void;
}

/** Milliseconds for one program, once esbuild is there. */
const longest = 15_000;

export class Compiler {
  readonly #modules: Modules;
  readonly #waiting = new Map<number, Waiting>();
  #state: "none" | "starting" | "ready" = "none";
  #worker: Worker | null = null;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  /** Starts the worker, which fetches and starts esbuild. */
  warm(): void {
    this.#start();
  }

  compile(program: Program): Promise<Compiled> {
    const worker = this.#start();
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      post(worker, { type: "compile", id, program });
      this.#watch();
    });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    // Written in one piece: the bundler knows a worker by this form.
    const worker = new Worker(new URL("./compiler.worker.ts", import.meta.url), {
      type: "module",
      name: "compiler",
    });
    worker.onmessage = ({ data }: MessageEvent<FromCompiler>) => this.#take(data);
    worker.onerror = (event) => this.#fail(event.message);
    post(worker, { type: "open", modules: this.#modules });
    this.#worker = worker;
    this.#state = "starting";
    return worker;
  }

  #take(message: FromCompiler): void {
    switch (message.type) {
      case "ready":
        this.#state = "ready";
        break;
      case "compiled":
        this.#settle(message.id)?.resolve(message.compiled);
        break;
      case "failed":
        this.#settle(message.id)?.resolve({
          kind: "refused",
          diagnostics: [told(message.message)],
        });
        this.#fail("the program before it stopped the compiler");
        break;
    }
    this.#watch();
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  /** The time runs while somebody waits, and starts again with each sign of life. */
  #watch(): void {
    clearTimeout(this.#deadline);
    if (this.#state !== "ready" || this.#waiting.size === 0) return;
    this.#deadline = setTimeout(() => this.#fail(`no answer within ${longest / 1000} s`), longest);
  }

  #fail(reason: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#state = "none";
    clearTimeout(this.#deadline);
    for (const { reject } of this.#waiting.values()) reject(failure(reason));
    this.#waiting.clear();
  }
}

function failure(reason: string): Error {
  return new Error(`Cannot compile the program: ${reason}`);
}

function told(reason: string): Diagnostic {
  return {
    severity: "error",
    message: failure(reason).message,
    place: null,
    length: 0,
    lineText: "",
  };
}

function post(worker: Worker, message: ToCompiler): void {
  worker.postMessage(message);
}
