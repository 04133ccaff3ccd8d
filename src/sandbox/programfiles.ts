// The files of a process in a realm of its own: those of the program that started it, which does for it
// what it asks for, on the same disk.
import type { FileSystem, OpenFile } from "../asyncio/file.ts";
import type { Asked, FileAnswer } from "./programwire.ts";

type Question = Pick<Asked, "file" | "call" | "args">;

interface Waiter {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export class ProgramFiles {
  readonly #ask: (question: Question & { readonly id: number }) => void;
  readonly #waiters = new Map<number, Waiter>();
  readonly system: FileSystem;
  #last = 0;

  /** `whole` makes a path whole. */
  constructor(whole: (path: string) => string, ask: (question: Question & { id: number }) => void) {
    this.#ask = ask;
    const call = (name: Asked["call"], ...args: unknown[]) =>
      this.#call({ file: null, call: name, args });
    this.system = {
      open: async (path, flags) => this.#opened(await call("open", whole(path), flags)),
      status: async (path) => (await call("status", whole(path))) as never,
      list: async (path) => (await call("list", whole(path))) as never,
      makeFolder: async (path, all) => void (await call("makeFolder", whole(path), all)),
      removeFolder: async (path) => void (await call("removeFolder", whole(path))),
      remove: async (path) => void (await call("remove", whole(path))),
      rename: async (from, to) => void (await call("rename", whole(from), whole(to))),
    };
  }

  /** Something is asked, and the program lives as long as it is. */
  get isBusy(): boolean {
    return this.#waiters.size > 0;
  }

  answered(id: number, answer: FileAnswer): void {
    const waiter = this.#waiters.get(id);
    this.#waiters.delete(id);
    if (answer.kind === "value") waiter?.resolve(answer.value);
    else waiter?.reject(Object.assign(new Error(answer.message), { code: answer.code }));
  }

  #call(question: Question): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiters.set(id, { resolve, reject });
      this.#ask({ ...question, id });
    });
  }

  #opened(value: unknown): OpenFile {
    const { file, start } = value as { readonly file: number; readonly start: number };
    const call = (name: Asked["call"], ...args: unknown[]) =>
      this.#call({ file, call: name, args });
    return {
      start,
      read: async (at, most) => (await call("read", at, most)) as Uint8Array,
      write: async (bytes, at) => (await call("write", bytes, at)) as number,
      truncate: async (length) => void (await call("truncate", length)),
      size: async () => (await call("size")) as number,
      close: async () => void (await call("close")),
      drop: () => void call("close"),
    };
  }
}
