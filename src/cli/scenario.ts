// A scenario from disk: the world outside a program as JSON, checked before anything runs.
import { readFile } from "node:fs/promises";
import type { Scenario } from "../runner/protocol.ts";
import { scenarioProblem } from "../runner/scenarioshape.ts";
import { UsageError } from "./options.ts";

export async function loadScenario(path: string): Promise<Scenario> {
  let scenario: unknown;
  try {
    scenario = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`;
    throw new UsageError(`Cannot read the scenario ${path}: ${reason}`);
  }
  const problem = scenarioProblem(scenario);
  if (problem !== null) throw new UsageError(`Cannot read the scenario ${path}: ${problem}`);
  return scenario as Scenario;
}
