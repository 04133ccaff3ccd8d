// What the shell does itself, because it is about the shell: its folder, its variables, its children,
// its end.
import { unescape } from "./commandsmall.ts";
import { Exit, type Process } from "./processlife.ts";
import { numberOf, signalName } from "./processsignals.ts";
import { parse } from "./shellparse.ts";
import type { List } from "./shellsyntax.ts";

export interface Shelled {
  readonly process: Process;
  readonly name: string;
  readonly children: Map<number, Process>;
  readonly traps: Map<number, List>;
  args: readonly string[];
  code: number;
  /** What was redirected for this command stays so. */
  keepsEnds: boolean;
  get(name: string): string;
  set(name: string, value: string): void;
  export(name: string): void;
  ending(child: Process): Promise<number>;
  run(list: List): Promise<number>;
}

/** Out of loops, or out of the shell, whose code is set. */
export class Jump {
  readonly kind: "break" | "continue" | "exit";

  constructor(kind: Jump["kind"]) {
    this.kind = kind;
  }
}

type Builtin = (shell: Shelled, args: readonly string[]) => Promise<number>;

export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [":", async () => 0],
  ["cd", changeFolder],
  ["echo", echo],
  ["exit", exit],
  ["break", async () => jump("break")],
  ["continue", async () => jump("continue")],
  ["export", exportNames],
  ["unset", unset],
  ["shift", shift],
  ["set", async () => 0],
  ["read", read],
  ["trap", trap],
  ["wait", wait],
  ["kill", kill],
  ["exec", exec],
  ["eval", async (shell, args) => shell.run(parse(args.join(" ")))],
]);

/** The shell's own `echo` gives `\\n` its meaning; the program of that name does not. */
async function echo(shell: Shelled, args: readonly string[]): Promise<number> {
  const isBare = args[0] === "-n";
  const text = unescape(args.slice(isBare ? 1 : 0).join(" "));
  await shell.process.write(1, isBare ? text : `${text}\n`);
  return 0;
}

async function changeFolder(shell: Shelled, [folder]: readonly string[]): Promise<number> {
  const { process } = shell;
  const wanted = folder ?? shell.get("HOME");
  const path = process.machine.files.resolve(wanted, process.cwd);
  if (process.machine.files.find(path)?.kind !== "folder") {
    await process.write(2, `${shell.name}: 1: cd: can't cd to ${wanted}\n`);
    return 2;
  }
  process.cwd = path;
  return 0;
}

async function exit(shell: Shelled, [code]: readonly string[]): Promise<number> {
  if (code !== undefined) shell.code = Number(code) & 255;
  return jump("exit");
}

function jump(kind: Jump["kind"]): never {
  throw new Jump(kind);
}

async function exportNames(shell: Shelled, args: readonly string[]): Promise<number> {
  for (const arg of args) {
    const [, name = arg, value] = /^(\w+)=([\s\S]*)$/.exec(arg) ?? [];
    if (value !== undefined) shell.set(name, value);
    shell.export(name);
  }
  return 0;
}

async function unset(shell: Shelled, args: readonly string[]): Promise<number> {
  for (const name of args) {
    shell.set(name, "");
    shell.process.env.delete(name);
  }
  return 0;
}

async function shift(shell: Shelled, [count = "1"]: readonly string[]): Promise<number> {
  shell.args = shell.args.slice(Number(count));
  return 0;
}

/** A line, byte by byte: what comes after it is for somebody else. */
async function read(shell: Shelled, args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith("-"));
  const bytes: number[] = [];
  let ended = false;
  for (;;) {
    const byte = (await shell.process.read(0, 1))?.[0];
    ended = byte === undefined;
    if (byte === undefined || byte === 10) break;
    bytes.push(byte);
  }
  const line = new TextDecoder().decode(new Uint8Array(bytes)).trim();
  const parts = line.split(/[ \t]+/);
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    shell.set(name, isLast ? parts.slice(index).join(" ") : (parts[index] ?? ""));
  }
  return ended ? 1 : 0;
}

async function trap(shell: Shelled, [action = "", ...signals]: readonly string[]): Promise<number> {
  const { process } = shell;
  for (const signal of signals) {
    const number = signal === "EXIT" ? 0 : numberOf(signal);
    if (number === null) {
      await process.write(2, `${shell.name}: 1: trap: ${signal}: bad trap\n`);
      return 1;
    }
    process.ignored.delete(number);
    process.catches.delete(number);
    shell.traps.delete(number);
    if (action === "") process.ignored.add(number);
    if (action === "" || action === "-") continue;
    shell.traps.set(number, parse(action));
    process.catches.add(number);
  }
  return 0;
}

/** For all children, or for those named; a signal that is caught ends the waiting. */
async function wait(shell: Shelled, args: readonly string[]): Promise<number> {
  const { process, children } = shell;
  const pids = args.length === 0 ? [...children.keys()] : args.map(Number);
  let code = 0;
  for (const pid of pids) {
    const child = children.get(pid);
    if (child === undefined) {
      code = 127;
      continue;
    }
    if (child.code === null) await whenOver(process, child);
    const [signal] = process.caught;
    if (signal !== undefined) return 128 + signal;
    children.delete(pid);
    code = await shell.ending(child);
  }
  return args.length === 0 ? 0 : code;
}

async function whenOver(process: Process, child: Process): Promise<void> {
  await process.wait((wake) => {
    process.whenCaught = wake;
    return child.whenOver(wake);
  });
  process.whenCaught = null;
}

async function kill(shell: Shelled, args: readonly string[]): Promise<number> {
  const { process } = shell;
  const [first = ""] = args;
  const isNamed = first === "-s";
  const named = isNamed ? args[1] : first.startsWith("-") ? first.slice(1) : undefined;
  const pids = named === undefined ? args : args.slice(isNamed ? 2 : 1);
  if (first === "-l") {
    await process.write(
      1,
      `${Array.from({ length: 31 }, (_, n) => signalName(n + 1)).join("\n")}\n`,
    );
    return 0;
  }
  const signal = numberOf(named ?? "TERM");
  let code = 0;
  for (const pid of pids) {
    const found = process.machine.processes.get(Number(pid));
    if (signal !== null && found !== undefined) {
      await process.call();
      found.signal(signal);
      continue;
    }
    const why = signal === null ? `invalid signal number or name: ${named}` : "No such process";
    await process.write(2, `${shell.name}: 1: kill: ${why}\n\n`);
    code = 1;
  }
  return code;
}

async function exec(shell: Shelled, [name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined) {
    shell.keepsEnds = true;
    return 0;
  }
  const { process } = shell;
  const found = process.machine.find(process.cwd, name);
  if (found.kind === "found") throw new Exit(await found.run(process, args));
  await process.write(2, `${shell.name}: 1: exec: ${name}: not found\n`);
  throw new Exit(127);
}
