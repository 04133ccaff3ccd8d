// The page's side of the compile worker. The worker starts with the first use; each program gets
// exactly one answer, and a worker that dies is replaced by the next call.
import type { Modules } from "./imports.ts";
import type { Compiled, FromCompiler, Program, ToCompiler } from "./protocol.ts";

interface Waiting {
  resolve(compiled: Compiled): void;
  reject(error: Error): void;
}

export class Compiler {
  readonly #modules: Modules;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
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
    });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    // Written in one piece: the bundler knows a worker by this form.
    const worker = new Worker(new URL("./compiler.worker.ts", import.meta.url), {
      type: "module",
      name: "compiler",
    });
    worker.onmessage = ({ data }: MessageEvent<FromCompiler>) => this.#settle(data);
    worker.onerror = (event) => this.#fail(event.message);
    post(worker, { type: "open", modules: this.#modules });
    this.#worker = worker;
    return worker;
  }

  #settle(message: FromCompiler): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    switch (message.type) {
      case "compiled":
        waiting?.resolve(message.compiled);
        break;
      case "failed":
        waiting?.reject(new Error(`Cannot compile the program: ${message.message}`));
        break;
    }
  }

  #fail(reason: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) {
      reject(new Error(`Cannot compile the program: the compiler stopped (${reason})`));
    }
    this.#waiting.clear();
  }
}

function post(worker: Worker, message: ToCompiler): void {
  worker.postMessage(message);
}
