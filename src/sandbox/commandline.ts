// What the small programs share: their options, their input as lines, and what they say of a file that
// can't be read. A `Complaint` ends a program with its sentence and code.

import { FileFailure } from "./files.ts";
import type { Program } from "./machine.ts";
import { openFile } from "./pipe.ts";
import type { Process } from "./processlife.ts";

export class Complaint extends Error {
  readonly code: number;

  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}

export interface Given {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** Reads options as `getopt` does: `known` names them, a colon follows those with a value. */
export function readOptions(
  name: string,
  args: readonly string[],
  known: string,
  wrong = 1,
): Given {
  const reader = new OptionReader({ name, known, wrong }, args);
  reader.all();
  return reader;
}

class OptionReader implements Given {
  readonly flags = new Set<string>();
  readonly values = new Map<string, string>();
  readonly rest: string[] = [];
  readonly #left: string[];
  readonly #of: { readonly name: string; readonly known: string; readonly wrong: number };

  constructor(of: { name: string; known: string; wrong: number }, args: readonly string[]) {
    this.#of = of;
    this.#left = [...args];
  }

  all(): void {
    for (let arg = this.#left.shift(); arg !== undefined; arg = this.#left.shift()) {
      if (arg === "--") this.rest.push(...this.#left.splice(0));
      else if (!/^-./.test(arg)) this.rest.push(arg);
      else if (/^-\d+$/.test(arg) && this.#of.known.includes("n:"))
        this.values.set("n", arg.slice(1));
      else this.#cluster(arg);
    }
  }

  /** Several options in one argument: `-rn`. */
  #cluster(arg: string): void {
    const { name, known, wrong } = this.#of;
    for (let at = 1; at < arg.length; at++) {
      const flag = arg[at] ?? "";
      const place = known.indexOf(flag);
      if (place < 0 || flag === ":") {
        throw new Complaint(`${name}: invalid option -- '${flag}'`, wrong);
      }
      if (known[place + 1] !== ":") {
        this.flags.add(flag);
        continue;
      }
      const value = arg.slice(at + 1) || this.#left.shift();
      if (value === undefined) {
        throw new Complaint(`${name}: option requires an argument -- '${flag}'`, wrong);
      }
      this.values.set(flag, value);
      return;
    }
  }
}

/** Makes a program whose complaints go to its standard error. */
export function complaining(name: string, program: Program): Program {
  return async (process, args) => {
    try {
      return await program(process, args);
    } catch (error) {
      if (error instanceof FileFailure) {
        await process.write(2, `${name}: write error: ${reasonOf(error)}\n`);
        return 1;
      }
      if (!(error instanceof Complaint)) throw error;
      await process.write(2, `${error.message}\n`);
      return error.code;
    }
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "No such file or directory",
  EISDIR: "Is a directory",
  ENOTDIR: "Not a directory",
  EEXIST: "File exists",
  ENOTEMPTY: "Directory not empty",
  EACCES: "Permission denied",
  ENOSPC: "No space left on device",
  EINVAL: "Invalid argument",
  EBADF: "Bad file descriptor",
};

export function reasonOf(failure: FileFailure): string {
  return reasons[failure.code] ?? failure.message;
}

/** Runs `body`, and complains of what fails there with `what` before the reason. */
export async function attempt<T>(what: string, body: () => T | Promise<T>, code = 1): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof FileFailure)) throw error;
    throw new Complaint(`${what}: ${reasonOf(error)}`, code);
  }
}

/** The bytes of a file, `-` for standard input, piece by piece. */
export async function* piecesOf(process: Process, path: string): AsyncGenerator<Uint8Array> {
  let number = 0;
  if (path !== "-") {
    const { files } = process.machine;
    number = 100;
    const whole = files.resolve(path, process.cwd);
    if (files.find(whole)?.kind === "folder") throw new FileFailure("EISDIR");
    process.open(number, openFile(files, files.file(whole, "never"), false));
  }
  try {
    for (;;) {
      const bytes = await process.read(number);
      if (bytes === null) return;
      yield bytes;
    }
  } finally {
    if (number > 0) process.close(number);
  }
}

export interface Line {
  readonly text: string;
  /** The last line of an input may have no end. */
  readonly isEnded: boolean;
}

export async function* linesOf(process: Process, path: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of piecesOf(process, path)) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const text of parts) yield { text, isEnded: true };
  }
  rest += decoder.decode();
  if (rest !== "") yield { text: rest, isEnded: false };
}

/**
 * Does `body` for each file, or for standard input; what can't be read is told of and passed over.
 * Gives the exit code.
 */
export async function eachFile(
  process: Process,
  name: string | { readonly name: string; readonly reading: true },
  files: readonly string[],
  body: (path: string) => Promise<void>,
  code = 1,
): Promise<number> {
  let result = 0;
  for (const path of files.length === 0 ? ["-"] : files) {
    try {
      await body(path);
    } catch (error) {
      if (!(error instanceof FileFailure)) throw error;
      const told =
        typeof name === "string"
          ? `${name}: ${path}`
          : `${name.name}: cannot open '${path}' for reading`;
      await process.write(2, `${told}: ${reasonOf(error)}\n`);
      result = code;
    }
  }
  return result;
}

/** Collects what is written, so that many short lines cost few calls of the system. */
export class Output {
  readonly #process: Process;
  #text = "";

  constructor(process: Process) {
    this.#process = process;
  }

  async line(text: string): Promise<void> {
    this.#text += `${text}\n`;
    if (this.#text.length >= 4096) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = "";
    if (text !== "") await this.#process.write(1, text);
  }
}
