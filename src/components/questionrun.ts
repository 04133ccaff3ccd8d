// A run that a question asks for: made here, judged by whoever asked, and shown in the playground that
// stands around the question. Fetched only when a reader has something to run.
import { defaults } from "../runner/options.ts";
import type { Diagnostic, Outcome, Script, TraceEvent } from "../runner/protocol.ts";
import type { Run } from "../runner/stream.ts";
import { ConsoleFold } from "../trace/console.ts";
import { ending } from "./ending.ts";
import { engineAt } from "./engine.ts";
import { entry, Playground } from "./playground.ts";

export interface QuestionRun {
  readonly events: readonly TraceEvent[];
  /** What the program itself printed. */
  readonly lines: readonly { readonly text: string; readonly at: number }[];
  readonly outcome: Outcome;
}

export type Made =
  | { readonly kind: "ran"; readonly run: QuestionRun }
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] };

/** An example as the site's build compiled it, in one of its orders. */
export async function runExample(
  engineUrl: string,
  example: string,
  schedule: number,
): Promise<QuestionRun> {
  const engine = engineAt(engineUrl);
  return read(await engine.run(await engine.prebuilt(example), { ...defaults, schedule }));
}

export async function runSource(engineUrl: string, source: string): Promise<Made> {
  const engine = engineAt(engineUrl);
  const compiled = await engine.compile({ entry, files: { [entry]: source } });
  if (compiled.kind === "refused") return compiled;
  return {
    kind: "ran",
    run: await read(await engine.run(compiled.script satisfies Script, defaults)),
  };
}

async function read(run: Run): Promise<QuestionRun> {
  const all = await run.all();
  const last = all.at(-1);
  const fold = new ConsoleFold();
  const lines = all.flatMap((event) => {
    const printed = fold.add(event);
    return event.type === "console" ? printed.map(({ text, at }) => ({ text, at })) : [];
  });
  const outcome: Outcome = last?.type === "finished" ? last.outcome : { kind: "stopped" };
  return { events: all, lines, outcome };
}

/** Shows the run in the playground around `element`. */
export function showRun(element: HTMLElement, source: string, { events, outcome }: QuestionRun) {
  const playground = element.querySelector("interleave-playground");
  if (!(playground instanceof Playground)) {
    throw new Error("Cannot show the run: the question has no playground around it");
  }
  const { good, text } = ending(outcome);
  playground.present({
    events,
    source,
    event: null,
    status: text,
    manner: good ? "good" : "bad",
  });
}
