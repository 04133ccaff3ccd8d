// Processes of programs in the sandbox: they run on the simulated computer, with pipes between.
import { FileNotFoundError, OSError, RuntimeError } from "../asyncio/errors.ts";
import type {
  Child,
  Command,
  ProcessEvents,
  Processes,
  Redirect,
  Signal,
  SpawnOptions,
} from "../asyncio/process.ts";
import type { Ender } from "../runner/protocol.ts";
import { home } from "./files.ts";
import { machine, world } from "./host.ts";
import { type End, nothing, Pipe } from "./pipe.ts";
import { ReadingTransport, WritingTransport } from "./pipetransport.ts";
import type { Body } from "./processlife.ts";

/** A shell gives its programs these if nobody says otherwise. */
const usualEnv: Readonly<Record<string, string>> = {
  HOME: home,
  PATH: "/usr/bin:/bin",
  USER: "you",
  LANG: "C",
};

export const processes: Processes = {
  spawn(command: Command, options: SpawnOptions, events: ProcessEvents): void {
    const place = machine.notes.here();
    world.wake(world.now(), world.sequence(), () => {
      try {
        begin(command, options, events, place);
      } catch (error) {
        events.failed(error instanceof Error ? error : new Error(String(error)));
      }
    });
  },
};

function begin(
  command: Command,
  options: SpawnOptions,
  events: ProcessEvents,
  place: string,
): void {
  if (machine.role !== "program") {
    const what = command.kind === "shell" ? "the shell" : command.program;
    throw new RuntimeError(
      `Cannot start ${what}: this is a ${machine.role} that your program started, and it can start no processes here`,
    );
  }
  const cwd = machine.files.resolve(options.cwd ?? home);
  const env = new Map(Object.entries(options.env ?? usualEnv));
  const body = bodyOf(command, cwd, options);
  const wiring = new Wiring(options, events);
  const process = machine.start({ cwd, env, ends: wiring.ends, ignored: new Set() }, body);
  machine.notes.started(process.pid, lineOf(command), place);
  wiring.open();
  let by: Ender = "itself";
  const kill = (signal: Signal, sender: Ender) => {
    process.signal(signal);
    if (by === "itself") by = sender;
  };
  const child: Child = {
    pid: process.pid,
    kill: (signal) => kill(signal, "program"),
    drop: () => kill("SIGKILL", "loop"),
  };
  events.started(child);
  process.whenOver(() => {
    const code = process.code ?? 0;
    machine.notes.exited(process.pid, code, code < 0 ? by : "itself");
    events.exited(process.code ?? 0);
  });
}

const mostCommand = 200;

function lineOf(command: Command): string {
  const line =
    command.kind === "shell" ? command.text : [command.program, ...command.args].join(" ");
  return line.length > mostCommand ? `${line.slice(0, mostCommand)}…` : line;
}

function bodyOf(command: Command, cwd: string, options: SpawnOptions): Body {
  const what = command.kind === "shell" ? "the shell" : command.program;
  if (machine.files.find(cwd)?.kind !== "folder") {
    throw new FileNotFoundError(`Cannot start ${what}: there is no folder ${options.cwd}`, {
      code: "ENOENT",
    });
  }
  const [program, args] =
    command.kind === "shell"
      ? ["sh", ["-c", command.text, "/bin/sh"]]
      : [command.program, command.args];
  const found = machine.find(cwd, program);
  if (found.kind === "found") return (process) => found.run(process, args);
  if (found.kind === "missing") {
    throw new FileNotFoundError(`Cannot start ${what}: there is no such program`, {
      code: "ENOENT",
    });
  }
  throw new OSError(`Cannot start ${what}: it is not permitted`, { code: "EACCES" });
}

/** The three streams of a process, and the program's ends of those that are pipes. */
class Wiring {
  readonly ends = new Map<number, End>();
  readonly #opened: (() => void)[] = [];

  constructor(options: SpawnOptions, events: ProcessEvents) {
    this.#lay(0, options.stdin, events);
    this.#lay(1, options.stdout, events);
    this.#lay(2, options.stderr, events);
  }

  /** When the process holds its ends. */
  open(): void {
    for (const open of this.#opened) open();
  }

  #lay(number: 0 | 1 | 2, redirect: Redirect, events: ProcessEvents): void {
    if (redirect === "pipe") this.ends.set(number, this.#pipe(number, events));
    else this.ends.set(number, this.#given(number, redirect));
  }

  #given(number: number, redirect: Exclude<Redirect, "pipe">): End {
    if (redirect === "null") return nothing;
    if (redirect === "stdout") return this.ends.get(1) ?? nothing;
    if (redirect === "inherit") return machine.inherited(number);
    const end = machine.opened(redirect);
    if (end !== null) return end;
    throw new OSError(`Cannot start a process: there is no open file ${redirect}`, {
      code: "EBADF",
    });
  }

  #pipe(number: 0 | 1 | 2, events: ProcessEvents): End {
    const pipe = new Pipe();
    const told = [events.stdin, events.stdout, events.stderr][number] ?? null;
    const isInput = number === 0;
    if (told !== null) {
      const transport = isInput
        ? new WritingTransport(world, pipe, told)
        : new ReadingTransport(world, pipe.reader, told);
      this.#opened.push(() => {
        told.opened(transport);
        transport.soon();
      });
    }
    return isInput ? pipe.reader : pipe.writer;
  }
}
