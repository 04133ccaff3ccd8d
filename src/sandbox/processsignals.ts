// Signals, by Linux's names and numbers, and what each does to a process that says nothing of it.
import type { Signal } from "../asyncio/process.ts";

const names =
  "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS".split(
    " ",
  );
const harmless: ReadonlySet<string> = new Set(["CHLD", "URG", "WINCH"]);
const stopping: ReadonlySet<string> = new Set(["STOP", "TSTP", "TTIN", "TTOU"]);

/** 0 asks only whether the process is there; `null` if there is no such signal. */
export function numberOf(signal: Signal | string): number | null {
  if (typeof signal === "number" || /^\d+$/.test(signal)) {
    const number = Number(signal);
    return Number.isInteger(number) && number >= 0 && number <= names.length ? number : null;
  }
  const index = names.indexOf(signal.replace(/^SIG/, ""));
  return index < 0 ? null : index + 1;
}

/** The name without `SIG`. */
export function signalName(number: number): string {
  return names[number - 1] ?? String(number);
}

export function fateOf(number: number): "ends" | "stops" | "continues" | "nothing" {
  const name = signalName(number);
  if (name === "CONT") return "continues";
  if (stopping.has(name)) return "stops";
  return harmless.has(name) ? "nothing" : "ends";
}

/** What a shell says of a program that a signal ended; nothing for what people do all the time. */
export function signalText(number: number): string | null {
  const name = signalName(number);
  if (name === "INT" || name === "PIPE") return null;
  return texts[name] ?? name;
}

const texts: Readonly<Record<string, string>> = {
  HUP: "Hangup",
  QUIT: "Quit",
  ILL: "Illegal instruction",
  TRAP: "Trace/breakpoint trap",
  ABRT: "Aborted",
  BUS: "Bus error",
  FPE: "Floating point exception",
  KILL: "Killed",
  USR1: "User defined signal 1",
  SEGV: "Segmentation fault",
  USR2: "User defined signal 2",
  ALRM: "Alarm clock",
  TERM: "Terminated",
};
