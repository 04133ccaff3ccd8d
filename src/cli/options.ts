// What the command line asks for, read from its arguments.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { defaults } from "../runner/options.ts";
import type { RunOptions } from "../runner/protocol.ts";

/** The arguments make no sense; the message says which and why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface RunArguments {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly output: "stamped" | "plain" | "json";
  readonly options: RunOptions;
  /** The file that describes the world outside; `null` for the program's own word. */
  readonly scenario: string | null;
}

export function readRunArguments(args: readonly string[]): RunArguments {
  const { values, positionals } = parsed(args, runOptions);
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError("Cannot run: no file was named");
  if (others.length > 0) {
    throw new UsageError(`Cannot run ${positionals.length} files: found ${positionals.join(", ")}`);
  }
  if (values.plain && values.json) {
    throw new UsageError("Cannot print both: found --plain and --json, expected one of them");
  }
  return {
    file,
    scenario: values.scenario ?? null,
    output: values.plain ? "plain" : values.json ? "json" : "stamped",
    options: {
      ...defaults,
      seed: whole("seed", values.seed, defaults.seed),
      schedule: whole("schedule", values.schedule, defaults.schedule),
      clock: values.real ? "real" : "virtual",
    },
  };
}

const runOptions = {
  plain: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  real: { type: "boolean", default: false },
  seed: { type: "string" },
  schedule: { type: "string" },
  scenario: { type: "string" },
} as const;

/** The arguments as a command understands them. */
export function parsed<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : `${error}`);
  }
}

function whole(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  if (!/^\d{1,15}$/.test(text)) {
    throw new UsageError(`Cannot use --${name} ${text}: expected a whole number, 0 or more`);
  }
  return Number(text);
}
