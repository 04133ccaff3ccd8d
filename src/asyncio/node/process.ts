// Processes in Node, Deno and Bun.
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { constants as access, accessSync, existsSync } from "node:fs";
import type { Socket } from "node:net";
import { constants as system } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { FileNotFoundError, ValueError } from "../errors.ts";
import { translate } from "../failures.ts";
import type { TransportEvents } from "../network.ts";
import type {
  Child,
  Command,
  ProcessEvents,
  Processes,
  Redirect,
  Signal,
  SpawnOptions,
} from "../process.ts";
import { type Direction, SocketTransport } from "./transport.ts";

/** `stdin`, `stdout` and `stderr` as a child's pipes, which are sockets. */
type Pipe = ChildProcess["stdin"] | ChildProcess["stdout"];

interface Line {
  readonly file: string;
  readonly args: readonly string[];
  readonly shell: boolean;
}

export const processes: Processes = {
  spawn(command: Command, options: SpawnOptions, events: ProcessEvents): void {
    try {
      begin(command, options, events);
    } catch (error) {
      events.failed(failure(error, command, options));
    }
  },
};

function begin(command: Command, options: SpawnOptions, events: ProcessEvents): void {
  const { cwd, env } = options;
  const isMerged = options.stderr === "stdout" && options.stdout === "pipe";
  const { file, args, shell } = isMerged ? merged(command, options) : plain(command);
  const child = spawn(file, args, {
    shell,
    stdio: stdio(options),
    windowsHide: true,
    ...(cwd === null ? {} : { cwd }),
    ...(env === null ? {} : { env }),
  });
  child.on("spawn", () => {
    open(child.stdin, events.stdin, "out");
    open(child.stdout, events.stdout, "in");
    open(child.stderr, events.stderr, "in");
    events.started(asChild(child));
  });
  child.on("error", (error) => {
    if (child.pid === undefined) events.failed(failure(error, command, options));
  });
  child.on("exit", (code, signal) => {
    events.exited(code ?? -(signal === null ? 0 : system.signals[signal]));
  });
}

function plain(command: Command): Line {
  if (command.kind === "shell") return { file: command.text, args: [], shell: true };
  return { file: command.program, args: command.args, shell: false };
}

/**
 * Node can't give a child the same new pipe twice, but a shell can; it then becomes the program, with
 * the same number and signals.
 */
function merged(command: Command, options: SpawnOptions): Line {
  if (command.kind === "shell") {
    return { file: `exec 2>&1\n${command.text}`, args: [], shell: true };
  }
  // The shell would end with code 127 where there must be an error.
  const program = find(command.program, options);
  const args = ["-c", 'exec "$@" 2>&1', "sh", program, ...command.args];
  return { file: "/bin/sh", args, shell: false };
}

function find(program: string, { cwd, env }: SpawnOptions): string {
  const folders = ((env ?? process.env).PATH ?? "").split(delimiter);
  const files = program.includes("/")
    ? [resolve(cwd ?? ".", program)]
    : folders.map((folder) => join(folder, program));
  const found = files.find(isExecutable);
  if (found === undefined) throw Object.assign(new Error(program), { code: "ENOENT" });
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, access.X_OK);
    return true;
  } catch {
    return false;
  }
}

function stdio({ stdin, stdout, stderr }: SpawnOptions): StdioOptions {
  const merging = stdout === "inherit" ? 1 : stdout === "pipe" ? "null" : stdout;
  return [stdin, stdout, stderr === "stdout" ? merging : stderr].map(inNode);
}

function inNode(redirect: Redirect): "inherit" | "pipe" | "ignore" | number {
  return redirect === "null" || redirect === "stdout" ? "ignore" : redirect;
}

function open(pipe: Pipe, events: TransportEvents | null, direction: Direction): void {
  if (pipe === null || events === null) return;
  events.opened(new SocketTransport(pipe as unknown as Socket, events, direction));
}

function asChild(child: ChildProcess): Child {
  return {
    pid: child.pid ?? 0,
    kill(signal: Signal): void {
      const number = typeof signal === "number" ? signal : numberOf(signal);
      const isKnown = number === 0 || Object.values(system.signals).some((one) => one === number);
      if (!isKnown) throw new ValueError(`Cannot send signal ${signal}: there is no such signal`);
      child.kill(number);
    },
    drop: () => void child.kill("SIGKILL"),
  };
}

function numberOf(signal: string): number | undefined {
  return (system.signals as Readonly<Record<string, number>>)[signal];
}

function failure(error: unknown, command: Command, { cwd }: SpawnOptions): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const what = command.kind === "shell" ? "the shell" : command.program;
  if (!("code" in error) || error.code !== "ENOENT") return translate(error, `start ${what}`);
  const found =
    cwd !== null && !existsSync(cwd) ? `there is no folder ${cwd}` : "there is no such program";
  return new FileNotFoundError(`Cannot start ${what}: ${found}`, { code: "ENOENT", cause: error });
}
