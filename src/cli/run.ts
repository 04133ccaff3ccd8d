// `interleave run`: compiles a program, runs it in a worker thread and prints what it prints.

import { buildRuntime } from "../runner/bundle.ts";
import { compile } from "../runner/compile.node.ts";
import { run } from "../runner/node.ts";
import type { Outcome, RunOptions, TraceEvent } from "../runner/protocol.ts";
import { ConsoleFold, type ConsoleLine } from "../trace/console.ts";
import { Doctor } from "../trace/hang.ts";
import { seconds } from "../trace/stamp.ts";
import { diagnosticText, findingsText, outcomeText } from "./ending.ts";
import { type RunArguments, readRunArguments } from "./options.ts";
import { type Loaded, loadProgram } from "./program.ts";
import { loadScenario } from "./scenario.ts";

/** The command's exit codes. */
const codes: Readonly<Record<Outcome["kind"], number>> = {
  returned: 0,
  threw: 1,
  refused: 2,
  deadlocked: 3,
  hung: 3,
  overran: 4,
  stopped: 130,
};

export async function runCommand(args: readonly string[]): Promise<number> {
  const wanted = readRunArguments(args);
  const loaded = await loadProgram(wanted.file);
  const options = await withScenario(wanted);
  const { modules } = await buildRuntime();
  const compiled = await compile(loaded.program, modules);
  if (compiled.kind === "refused") {
    const outcome: Outcome = { kind: "refused", diagnostics: compiled.diagnostics };
    if (wanted.output === "json") await print([{ type: "finished", outcome, at: 0 }]);
    return end(outcome, loaded);
  }
  for (const warning of compiled.warnings) process.stderr.write(diagnosticText(warning, loaded));
  const running = run(compiled.script, options);
  const interrupt = () => running.stop();
  process.once("SIGINT", interrupt);
  try {
    return await follow(running.batches(), wanted, loaded);
  } finally {
    process.off("SIGINT", interrupt);
  }
}

async function withScenario({ options, scenario: path }: RunArguments): Promise<RunOptions> {
  return path === null ? options : { ...options, scenario: await loadScenario(path) };
}

async function follow(
  batches: AsyncIterable<readonly TraceEvent[]>,
  wanted: RunArguments,
  loaded: Loaded,
): Promise<number> {
  const fold = new ConsoleFold();
  const doctor = new Doctor(loaded.program.files);
  for await (const events of batches) {
    if (wanted.output === "json") await print(events);
    for (const event of events) {
      doctor.add(event);
      for (const line of fold.add(event)) if (wanted.output !== "json") await show(line, wanted);
      if (event.type !== "finished") continue;
      process.stderr.write(findingsText(doctor.findings(), event.outcome, loaded));
      return end(event.outcome, loaded);
    }
  }
  throw new Error("Cannot end the command: the run ended without saying how");
}

/**
 * Prints a line: what a program says as warning or error goes where Node would put it. What is told
 * about the program comes at the end.
 */
async function show(line: ConsoleLine, { output }: RunArguments): Promise<void> {
  if (line.source !== "program") return;
  const indented = line.text.replaceAll(/^/gm, "  ".repeat(line.depth));
  const stamp = `[${seconds(line.at).padStart(8)}s] `;
  const text =
    output === "stamped"
      ? stamp + indented.replaceAll("\n", `\n${" ".repeat(stamp.length)}`)
      : indented;
  const quiet = line.level !== "warn" && line.level !== "error";
  await write(quiet ? process.stdout : process.stderr, `${text}\n`);
}

async function print(events: readonly TraceEvent[]): Promise<void> {
  await write(process.stdout, events.map((event) => `${JSON.stringify(event)}\n`).join(""));
}

function end(outcome: Outcome, loaded: Loaded): number {
  process.stderr.write(outcomeText(outcome, loaded));
  return codes[outcome.kind];
}

/** Waits for a reader that is slower than the program. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> | void {
  if (stream.write(text)) return;
  return new Promise((resolve) => stream.once("drain", resolve));
}
