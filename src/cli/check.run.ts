// Runs one example and its twin for the gate: TypeScript through the whole pipeline, as the site does,
// Python on CPython, both under virtual time.
import { buildRuntime } from "../runner/bundle.ts";
import { compile } from "../runner/compile.node.ts";
import { run } from "../runner/node.ts";
import { defaults } from "../runner/options.ts";
import type { Outcome, TraceEvent } from "../runner/protocol.ts";
import { type StampedLine, splitLines } from "../runner/python.compare.ts";
import { runPython } from "../runner/python.node.ts";
import type { PythonOutcome } from "../runner/python.ts";
import { ConsoleFold } from "../trace/console.ts";

export interface Printed extends StampedLine {
  readonly stream: "out" | "err";
}

export interface ProgramRun {
  readonly lines: readonly Printed[];
  readonly ending: Outcome["kind"];
  /** The ending in words, with the error's name and message. */
  readonly about: string;
  /** Virtual milliseconds. */
  readonly end: number;
}

export async function runTypeScript(source: string): Promise<ProgramRun> {
  const { modules } = await buildRuntime();
  const compiled = await compile({ entry: "main.ts", files: { "main.ts": source } }, modules);
  if (compiled.kind === "refused") return ended([], compiled, 0);
  const fold = new ConsoleFold();
  const lines: Printed[] = [];
  for (const event of await run(compiled.script).all()) {
    // How the program ended is told by its ending.
    for (const line of fold.add(event).filter(({ source }) => source !== "uncaught")) {
      const text = line.text.replace(/^/gm, "  ".repeat(line.depth));
      const stream: Printed["stream"] =
        line.level === "error" || line.level === "warn" ? "err" : "out";
      lines.push(...splitLines([{ at: line.at, text }]).map((part) => ({ ...part, stream })));
    }
    if (event.type === "finished") return ended(lines, event.outcome, event.at);
  }
  throw new Error("Cannot run the program: its events stopped before it finished");
}

/** Every event of a run, under each of these schedules: orders that the platform leaves open. */
export async function eventsUnder(
  source: string,
  schedules: readonly number[],
): Promise<(readonly TraceEvent[])[]> {
  const { modules } = await buildRuntime();
  const compiled = await compile({ entry: "main.ts", files: { "main.ts": source } }, modules);
  if (compiled.kind === "refused") {
    throw new Error(`Cannot run the program: ${compiled.diagnostics[0]?.message}`);
  }
  const runs: (readonly TraceEvent[])[] = [];
  for (const schedule of schedules) {
    runs.push(await run(compiled.script, { ...defaults, schedule }).all());
  }
  return runs;
}

export async function runTwin(source: string, filename: string): Promise<ProgramRun> {
  const { lines, outcome } = await runPython(source, filename);
  return { lines, ending: outcome.kind, about: aboutPython(outcome), end: lines.at(-1)?.at ?? 0 };
}

/** What counts when two programs are compared. */
export function standardOutput({ lines }: ProgramRun): StampedLine[] {
  return lines.filter(({ stream }) => stream === "out");
}

function ended(lines: readonly Printed[], outcome: Outcome, end: number): ProgramRun {
  return { lines, ending: outcome.kind, about: aboutTypeScript(outcome), end };
}

function aboutTypeScript(outcome: Outcome): string {
  switch (outcome.kind) {
    case "returned":
    case "stopped":
      return outcome.kind;
    case "threw":
      return `threw: ${outcome.error.name}: ${outcome.error.message}`;
    case "refused": {
      const first = outcome.diagnostics[0];
      return `refused: line ${first?.place?.line ?? "?"}: ${first?.message ?? "no reason given"}`;
    }
    case "deadlocked":
      return `deadlocked: ${outcome.waiting.map((one) => `${one.name} waits for ${one.on.text}`).join(", ")}`;
    case "hung":
      return `hung: ${outcome.cause}`;
    case "overran":
      return `overran: ${outcome.limit}`;
  }
}

function aboutPython(outcome: PythonOutcome): string {
  switch (outcome.kind) {
    case "returned":
      return "returned";
    case "threw":
      return `threw: ${outcome.name}: ${outcome.message}`;
    case "deadlocked":
    case "overran":
    case "hung":
      return `${outcome.kind}: ${outcome.text}`;
  }
}
