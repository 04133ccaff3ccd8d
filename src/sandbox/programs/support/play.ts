// For tests: runs a program's text in the sandbox, in a Node worker, and gives all that came of it.
import { buildRuntime } from "../../../runner/bundle.ts";
import { compile } from "../../../runner/compile.node.ts";
import { run } from "../../../runner/node.ts";
import { defaults } from "../../../runner/options.ts";
import type { Outcome, RunOptions, TraceEvent } from "../../../runner/protocol.ts";
import { printLine } from "../../../trace/text.ts";

export interface Played {
  readonly events: readonly TraceEvent[];
  readonly outcome: Outcome;
}

// Built before the first test begins, whose time it is not.
const { modules } = await buildRuntime();

export async function played(source: string, options: Partial<RunOptions> = {}): Promise<Played> {
  const compiled = await compile({ entry: "main.ts", files: { "main.ts": source } }, modules);
  if (compiled.kind === "refused") throw new Error(compiled.diagnostics[0]?.message);
  const events = await run(compiled.script, { ...defaults, ...options }).all();
  const last = events.at(-1);
  if (last?.type !== "finished") throw new Error("the run has no end");
  return { events, outcome: last.outcome };
}

/** What was printed, line by line. */
export function printed(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === "console" ? printLine(event.values).split("\n") : [],
  );
}

/** The same, each line with the time at which it was printed. */
export function stamped(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === "console" ? [`${event.at} ${printLine(event.values)}`] : [],
  );
}
