// The simulated computer that a program runs on: its files, its processes and its terminal, all in the
// world's time.

import { RuntimeError } from "../asyncio/errors.ts";
import type { FileSystem } from "../asyncio/file.ts";
import type {
  ConsoleMethod,
  Ender,
  Place,
  Printable,
  Programs,
  RunOptions,
} from "../runner/protocol.ts";
import { epoch } from "./clocks.ts";
import { Files } from "./files.ts";
import type { End } from "./pipe.ts";
import { nothing, Terminal } from "./pipe.ts";
import { type Body, Process, type Surroundings } from "./processlife.ts";
import type { Realm } from "./real.ts";
import type { World } from "./world.ts";

/** All threads and processes of a run that have a realm of their own, idle ones too. */
const mostWorkers = 32;
/** So many processes run at the same time at most. */
const mostProcesses = 200;
const firstPid = 4201;

/** A program: what it does with its arguments, and the exit code it gives. */
export type Program = (process: Process, args: readonly string[]) => Promise<number>;

export type Found =
  | { readonly kind: "found"; readonly run: Program }
  | { readonly kind: "missing" | "refused" };

/** Told of the processes that the program starts. */
export interface ProcessNotes {
  /** Where the program is now, as JSON. */
  here(): string;
  started(pid: number, command: string, place: string): void;
  exited(pid: number, code: number, by: Ender): void;
}

const noNotes: ProcessNotes = { here: () => "null", started: () => {}, exited: () => {} };

/** What of the program itself can run as a process: `node worker.ts`. */
export interface Own {
  readonly programs: Programs;
  /** By path on the disk, the file that was compiled from there. */
  readonly paths: Map<string, string>;
  readonly options: RunOptions;
  readonly fileSystem: FileSystem;
  /** The program hung, and is run again to find out where. */
  readonly isTrailing: boolean;
  /** A process is somewhere else now, while it is asked for its way. */
  moved(place: Place): void;
}

type Retell = (method: ConsoleMethod, values: readonly Printable[]) => void;
type Print = (stream: "stdout" | "stderr", line: string) => void;

export class Machine {
  readonly world: World;
  readonly files: Files;
  readonly processes = new Map<number, Process>();
  /** The files that the program itself holds open, by number. */
  readonly descriptors = new Map<number, End>();
  readonly #programs: ReadonlyMap<string, Program>;
  /** Starts a realm beside this one. */
  readonly spawn: Realm["spawn"];
  /** This whole realm is a thread, or a process, of a program elsewhere. */
  role: "program" | "thread" | "process" = "program";
  mostWorkers = mostWorkers;
  /** The files of the program that started this one, in a process. */
  remoteFiles: FileSystem | null = null;
  /** `null` if none of its files was compiled as a program. */
  own: Own | null = null;
  notes: ProcessNotes = noNotes;
  /** The program waits for a thread's answer, and does nothing else. */
  standsStill = false;
  #jobs = 0;
  #pid = firstPid;
  #workers = 0;
  #started = 0;
  #answers = 0;
  #heard = 0;
  #print: Print = () => {};
  #retell: Retell = () => {};

  constructor(world: World, programs: ReadonlyMap<string, Program>, spawn: Realm["spawn"]) {
    this.world = world;
    this.spawn = spawn;
    this.files = new Files(() => this.time());
    this.#programs = programs;
    for (const name of programs.keys()) this.files.write(`/bin/${name}`, "");
  }

  /** The program that a name, or a path from `cwd` on, leads to. */
  find(cwd: string, name: string): Found {
    const path = name.includes("/") ? this.files.resolve(name, cwd) : `/bin/${name}`;
    const known = /^(?:\/usr)?\/bin\/([^/]+)$/.exec(path)?.[1];
    const run = known === undefined ? undefined : this.#programs.get(known);
    if (run !== undefined) return { kind: "found", run };
    const isThere = name.includes("/") && this.#isThere(path);
    return { kind: isThere ? "refused" : "missing" };
  }

  /** Where the program's own lines go. */
  show(print: Print, retell: Retell): void {
    this.#print = print;
    this.#retell = retell;
  }

  /** A line that a thread printed. */
  retell(method: ConsoleMethod, values: readonly Printable[]): void {
    this.#retell(method, values);
  }

  /** Threads that are there, and helper processes. */
  get workers(): number {
    return this.#workers;
  }

  /** Counts one more; gives its number. */
  startWorker(): number {
    this.#workers += 1;
    this.#started += 1;
    return this.#started;
  }

  nextJob(): number {
    this.#jobs += 1;
    return this.#jobs;
  }

  endWorker(): void {
    this.#workers -= 1;
  }

  /** Somebody that the program waited for, standing still, has answered. */
  answered(): void {
    this.standsStill = false;
    this.heard();
  }

  /** Somebody that the program waits for is well. */
  heard(): void {
    this.#answers += 1;
  }

  /** Whether nobody was heard since it was asked last, though the program waits for that. */
  isSilent(): boolean {
    const before = this.#heard;
    this.#heard = this.#answers;
    return this.standsStill && before === this.#answers;
  }

  /** Milliseconds since 1970. */
  time(): number {
    return epoch + this.world.shown();
  }

  /** What a process has that shares the program's own streams. */
  inherited(number: number): End {
    if (number === 0) return nothing;
    return new Terminal((line) => this.#print(number === 2 ? "stderr" : "stdout", line));
  }

  /** What a program opened under a number of its own; `null` if there is no such thing. */
  opened(number: number): End | null {
    if (number <= 2) return this.inherited(number);
    return this.descriptors.get(number) ?? null;
  }

  start(around: Surroundings, body: Body): Process {
    if (this.processes.size >= mostProcesses) {
      throw new RuntimeError(
        `Cannot start a process: ${mostProcesses} run already, which is the most`,
      );
    }
    const process = new Process(this, this.#pid, around);
    this.#pid += 1;
    this.processes.set(process.pid, process);
    process.whenOver(() => void this.processes.delete(process.pid));
    void process.run(body);
    return process;
  }

  #isThere(path: string): boolean {
    try {
      return this.files.find(path) !== null;
    } catch {
      return false;
    }
  }
}
