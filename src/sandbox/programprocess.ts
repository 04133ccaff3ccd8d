// The global `process` of a file that runs as a process: the few words of Node's that such a program
// needs. What is not here is not there at all, and says so when it is asked for as an event.

import { numberOf, signalName } from "./processsignals.ts";
import { emitterOf, Listeners } from "./programevents.ts";
import type { Beginning } from "./programwire.ts";

export interface ProcessPort {
  readonly stdin: object;
  readonly stdout: object;
  readonly stderr: object;
  /** The signals that the program takes itself, whenever they change. */
  catches(signals: readonly number[]): void;
  /** Ends it at once. */
  exit(code: number): void;
}

type Code = number | string | null | undefined;

export class OwnProcess {
  readonly #port: ProcessPort;
  readonly #listeners = new Listeners((event) => this.#listened(event));
  readonly #signals = new Set<number>();
  #code: Code;

  constructor(port: ProcessPort) {
    this.#port = port;
  }

  /** What it ends with if nobody says otherwise. */
  get code(): number {
    return codeOf(this.#code) ?? 0;
  }

  /** Somebody sent a signal that it takes itself. */
  signal(number: number): void {
    this.#listeners.emit(`SIG${signalName(number)}`, `SIG${signalName(number)}`, number);
  }

  /** Told to the program before it ends; it may still say with which code. */
  leave(code: number): number {
    this.#code = code;
    this.#listeners.emit("exit", code);
    return this.code;
  }

  /** What the program sees. */
  make({ path, args, env, pid, cwd }: Beginning): object {
    const own = this;
    const { stdin, stdout, stderr } = this.#port;
    const process: object = {
      ...emitterOf(() => process, this.#listeners),
      ...{ pid, stdin, stdout, stderr, env: { ...env }, platform: "linux" },
      argv: ["/usr/bin/node", path, ...args],
      execPath: "/usr/bin/node",
      cwd: () => cwd,
      exit: (code?: Code) => own.#port.exit(own.leave(codeOf(code) ?? own.code)),
      get exitCode(): Code {
        return own.#code;
      },
      set exitCode(code: Code) {
        codeOf(code);
        own.#code = code;
      },
    };
    return process;
  }

  #listened(event: string): void {
    if (event === "exit") return;
    const signal = event.startsWith("SIG") ? numberOf(event) : null;
    if (signal === null) {
      throw new TypeError(
        `Cannot listen to "${event}" of process: found no such event here, expected "exit" or a signal such as "SIGTERM"`,
      );
    }
    if (signal === 9 || signal === 19) {
      throw Object.assign(new Error("uv_signal_start EINVAL"), { code: "EINVAL", errno: -22 });
    }
    if (this.#listeners.count(event) > 0) this.#signals.add(signal);
    else this.#signals.delete(signal);
    this.#port.catches([...this.#signals]);
  }
}

function codeOf(code: Code): number | undefined {
  if (code === undefined || code === null) return undefined;
  const number = typeof code === "string" && code.trim() !== "" ? Number(code) : code;
  if (typeof number === "number" && Number.isInteger(number)) return number & 0xff;
  throw new TypeError(`Cannot exit with ${code}: expected a whole number`);
}
