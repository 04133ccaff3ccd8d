// Runs small programs for the tests of the timeline: the real pipeline, in Node.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildRuntime } from "../../../runner/bundle.ts";
import { compile } from "../../../runner/compile.node.ts";
import { run } from "../../../runner/node.ts";
import { defaults } from "../../../runner/options.ts";
import type { TraceEvent } from "../../../runner/protocol.ts";

export interface Recording {
  readonly name: string;
  readonly source: string;
  readonly events: readonly TraceEvent[];
}

const root = join(import.meta.dirname, "..", "..", "..", "..");

export async function record(
  source: string,
  name = "program",
  options = defaults,
): Promise<Recording> {
  const { modules } = await buildRuntime();
  const compiled = await compile({ entry: "main.ts", files: { "main.ts": source } }, modules);
  if (compiled.kind === "refused") {
    throw new Error(`Cannot record ${name}: ${compiled.diagnostics[0]?.message}`);
  }
  const events = await run(compiled.script, options).all();
  return { name, source, events };
}

export function program(name: string): string {
  return readFileSync(join(root, "src/trace/programs", `${name}.ts`), "utf8");
}

/** Programs of the folders, by name: all that a reader could meet. */
export function programsIn(...folders: readonly string[]): { name: string; source: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && /^[^.]+\.ts$/.test(entry.name))
      .map(({ name }) => ({
        name: `${folder}/${basename(name, ".ts")}`,
        source: readFileSync(join(root, folder, name), "utf8"),
      })),
  );
}
