// One hostile program: what it tries, and the one safe way in which it may end.
import type { Outcome } from "../../src/runner/protocol.ts";

/** `returned`, `threw`, `hung busyLoop`, `overran events` ...: kind and cause of an outcome. */
export type End =
  | "returned"
  | "threw"
  | "refused"
  | "deadlocked"
  | `hung ${"busyLoop" | "microtasks"}`
  | `overran ${"virtualTime" | "events" | "bytes" | "memory"}`;

export interface Hostile {
  readonly name: string;
  /** `LEAK` stands for an address that listens, and must hear nothing. */
  readonly source: string;
  /** More than one only where the machine's own limits decide which bites first. */
  readonly end: End | readonly End[];
  /** Lines that must be printed, each one exactly, unless the memory ended first. */
  readonly says?: readonly string[];
  /** What the error must say, for a program that throws or is refused. */
  readonly error?: RegExp;
  /** The line that the outcome must name. */
  readonly line?: number;
}

/** What a way out prints when it led out. */
export const ESCAPED = "ESCAPED";

/** Tries ways by name and says of each whether it was refused. `it` is the global object. */
const attempts = `
const it: any = globalThis;
const print = console.log;
async function attempt(ways: Record<string, () => unknown>) {
  for (const name of Object.keys(ways)) {
    let got: unknown;
    try { got = await ways[name]!(); } catch { print(name + ": refused"); continue; }
    print(got === undefined ? name + ": nothing" : "${ESCAPED} by " + name);
  }
}
function answered(target: any, good: string, bad: string) {
  return new Promise((yes, no) => { target["on" + good] = () => yes("answered"); target["on" + bad] = () => no(new Error(bad)); });
}
`;

/** A program of ways out: each is tried, none may lead anywhere. */
export function waysOut(name: string, ways: string): Hostile {
  const source = `${attempts}await attempt({${ways}});\nprint("the end");\n`;
  return { name, source, end: "returned", says: ["the end"] };
}

export function endOf(outcome: Outcome): End | "stopped" {
  switch (outcome.kind) {
    case "hung":
      return `hung ${outcome.cause}`;
    case "overran":
      return `overran ${outcome.limit}`;
    default:
      return outcome.kind;
  }
}
