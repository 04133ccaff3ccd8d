// The console of the world: every method says one of the few things a trace knows. Counters and
// stopwatches are kept here; what is formatted how is the reader's business.
import type { ConsoleMethod } from "../runner/protocol.ts";
import { SafeMap } from "./natives.ts";

export type Say = (method: ConsoleMethod, values: readonly unknown[]) => void;

type Method = (...values: unknown[]) => void;

/** Methods that only pass on what they get. */
const plain: readonly ConsoleMethod[] = [
  "debug",
  "log",
  "info",
  "warn",
  "error",
  "trace",
  "table",
  "group",
  "groupCollapsed",
];

export function makeConsole(say: Say, now: () => number): Record<string, Method> {
  const made: Record<string, Method> = {};
  for (const method of plain) made[method] = (...values) => say(method, values);
  made.groupEnd = () => say("groupEnd", []);
  made.clear = () => say("clear", []);
  // Its second argument is about how to print.
  made.dir = (value) => say("dir", [value]);
  made.dirxml = (...values) => say("log", values);
  made.assert = (condition, ...values) => {
    if (condition) return;
    const [first, ...rest] = values;
    if (typeof first === "string") say("error", [`Assertion failed: ${first}`, ...rest]);
    else
      say("error", values.length === 0 ? ["Assertion failed"] : ["Assertion failed:", ...values]);
  };
  return { ...made, ...counters(say), ...watches(say, now) };
}

function counters(say: Say): Record<string, Method> {
  const counts = new SafeMap<string, number>();
  return {
    count(label) {
      const name = labelOf(label);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      say("log", ["%s", `${name}: ${count}`]);
    },
    countReset(label) {
      const name = labelOf(label);
      if (!counts.delete(name)) say("warn", ["%s", `Count for '${name}' does not exist`]);
    },
  };
}

function watches(say: Say, now: () => number): Record<string, Method> {
  const started = new SafeMap<string, number>();
  const read = (name: string, values: unknown[]) => {
    const start = started.get(name);
    if (start === undefined) say("warn", ["%s", `No such label '${name}' for console.time()`]);
    else say("log", ["%s", `${name}: ${duration(now() - start)}`, ...values]);
  };
  return {
    time(label) {
      const name = labelOf(label);
      if (!started.has(name)) started.set(name, now());
      else say("warn", ["%s", `Label '${name}' already exists for console.time()`]);
    },
    timeLog(label, ...values) {
      read(labelOf(label), values);
    },
    timeEnd(label) {
      const name = labelOf(label);
      read(name, []);
      started.delete(name);
    },
  };
}

function labelOf(label: unknown): string {
  return label === undefined ? "default" : `${label}`;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds}ms` : `${(milliseconds / 1000).toFixed(3)}s`;
}
