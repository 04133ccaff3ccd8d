// One process of the simulated computer, from its start to its end. Its program calls the system, and
// each call may wait; a signal that ends the process ends the call. What a call costs adds up, and
// passes in whole milliseconds, so that times stay readable.
import { ValueError } from "../asyncio/errors.ts";
import type { Signal } from "../asyncio/process.ts";
import { bytesOf, FileFailure } from "./files.ts";
import type { Machine } from "./machine.ts";
import { broken, type End, later } from "./pipe.ts";
import { fateOf, numberOf } from "./processsignals.ts";

/** What runs in a process; it gives the exit code. */
export type Body = (process: Process) => Promise<number>;

export interface Surroundings {
  readonly cwd: string;
  readonly env: ReadonlyMap<string, string>;
  readonly ends: ReadonlyMap<number, End>;
  /** Signals that it and all it starts pass over. */
  readonly ignored: ReadonlySet<number>;
}

/** Thrown in a program to end it. */
export class Exit {
  readonly code: number;

  constructor(code: number) {
    this.code = code;
  }
}

/** Milliseconds that a call of the system takes, and that a byte takes to be copied. */
const callCost = 0.005;
const byteCost = 1e-6;

export class Process {
  readonly pid: number;
  readonly machine: Machine;
  readonly env: Map<string, string>;
  readonly ends: Map<number, End>;
  readonly ignored: Set<number>;
  cwd: string;
  /** The signals that it takes itself, and those that came. */
  readonly catches = new Set<number>();
  readonly caught: number[] = [];
  #state: "running" | "stopped" | "over" = "running";
  #code: number | null = null;
  #debt = 0;
  /** Ends the call that waits. */
  #interrupt: (() => void) | null = null;
  /** Calls that came back while it was stopped. */
  #held: (() => void)[] = [];
  #waiters: (() => void)[] = [];
  /** Told of every signal that it takes itself. */
  whenCaught: (() => void) | null = null;

  constructor(machine: Machine, pid: number, around: Surroundings) {
    this.machine = machine;
    this.pid = pid;
    this.cwd = around.cwd;
    this.env = new Map(around.env);
    this.ends = new Map(around.ends);
    this.ignored = new Set(around.ignored);
    for (const end of this.ends.values()) end.hold();
  }

  /** The exit code, or the negative number of the signal that ended it; `null` while it runs. */
  get code(): number | null {
    return this.#code;
  }

  /** For the one that made it. */
  async run(body: Body): Promise<void> {
    try {
      await this.call(0);
      this.#end(await body(this));
    } catch (error) {
      if (error instanceof Exit) this.#end(error.code);
      else if (this.#state !== "over") this.#fail(error);
    }
  }

  /** Lets `cost` milliseconds pass, and everybody else run. */
  async call(cost: number = callCost): Promise<void> {
    this.#debt += cost;
    const due = Math.floor(this.#debt);
    this.#debt -= due;
    await this.sleep(due);
  }

  sleep(milliseconds: number): Promise<void> {
    const { world } = this.machine;
    return this.wait((wake) => {
      const timer = world.press(world.now() + milliseconds, world.sequence(), wake);
      return () => timer.cancel();
    });
  }

  /** Waits until `wake` is called; `watch` gives how to take that back. */
  wait(watch: (wake: () => void) => () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#state === "over") {
        reject(new Exit(0));
        return;
      }
      const back = () => {
        this.#interrupt = null;
        resolve();
      };
      const forget = watch(() => {
        if (this.#state === "stopped") this.#held.push(back);
        else if (this.#state === "running") back();
      });
      this.#interrupt = () => {
        forget();
        reject(new Exit(0));
      };
    });
  }

  /** At most so many bytes of what is open as `number`; `null` at its end. */
  async read(number: number, most = 65_536): Promise<Uint8Array | null> {
    const end = this.#endAt(number);
    for (;;) {
      await this.call();
      const bytes = end.read(most);
      if (bytes !== later) {
        await this.#pay(bytes?.length ?? 0);
        return bytes;
      }
      await this.#again(end);
    }
  }

  async write(number: number, content: Uint8Array | string): Promise<void> {
    const end = this.#endAt(number);
    let left = bytesOf(content);
    while (left.length > 0) {
      await this.call();
      const taken = end.write(left);
      if (taken === broken) await this.#breakPipe();
      else if (taken === later) await this.#again(end);
      else {
        left = left.subarray(taken as number);
        await this.#pay(taken as number);
      }
    }
  }

  close(number: number): void {
    this.ends.get(number)?.drop();
    this.ends.delete(number);
  }

  /** Opens `end` under a number, in the place of what was open there. */
  open(number: number, end: End): void {
    end.hold();
    this.close(number);
    this.ends.set(number, end);
  }

  /** A new process that has what this one has. */
  fork(body: Body): Process {
    return this.machine.start(this, body);
  }

  /** Waits for another process to end; gives its code. */
  async waitFor(other: Process): Promise<number> {
    if (other.code === null) await this.wait((wake) => other.whenOver(wake));
    return other.code ?? 0;
  }

  whenOver(tell: () => void): () => void {
    this.#waiters.push(tell);
    return () => {
      this.#waiters = this.#waiters.filter((one) => one !== tell);
    };
  }

  signal(signal: Signal): void {
    const number = numberOf(signal);
    if (number === null) {
      throw new ValueError(`Cannot send signal ${signal}: there is no such signal`);
    }
    if (number === 0 || this.#state === "over") return;
    if (this.catches.has(number)) {
      this.caught.push(number);
      this.whenCaught?.();
      return;
    }
    const fate = fateOf(number);
    if (fate === "continues") this.#continue();
    else if (this.ignored.has(number) && number !== 9 && number !== 19) return;
    else if (fate === "ends") this.#end(-number);
    else if (fate === "stops") this.#state = "stopped";
  }

  #continue(): void {
    if (this.#state !== "stopped") return;
    this.#state = "running";
    for (const back of this.#held.splice(0)) back();
  }

  #endAt(number: number): End {
    const end = this.ends.get(number);
    if (end === undefined) throw new FileFailure("EBADF");
    return end;
  }

  async #pay(bytes: number): Promise<void> {
    if (bytes * byteCost + this.#debt >= 1) await this.call(bytes * byteCost);
    else this.#debt += bytes * byteCost;
  }

  #again(end: End): Promise<void> {
    const { world } = this.machine;
    return this.wait((wake) => {
      let timer: { cancel(): void } | null = null;
      const forget = end.watch(() => {
        timer = world.press(world.now(), world.sequence(), wake);
      });
      return () => {
        forget();
        timer?.cancel();
      };
    });
  }

  async #breakPipe(): Promise<void> {
    if (this.ignored.has(13)) throw new Exit(1);
    this.#end(-13);
    throw new Exit(0);
  }

  #fail(error: unknown): void {
    const found = error instanceof Error ? error.message : String(error);
    this.ends.get(2)?.write(bytesOf(`${found}\n`));
    this.#end(1);
  }

  #end(code: number): void {
    if (this.#state === "over") return;
    this.#state = "over";
    this.#code = code;
    const interrupt = this.#interrupt;
    this.#interrupt = null;
    interrupt?.();
    for (const number of [...this.ends.keys()]) this.close(number);
    const { world } = this.machine;
    for (const tell of this.#waiters.splice(0)) world.press(world.now(), world.sequence(), tell);
  }
}
