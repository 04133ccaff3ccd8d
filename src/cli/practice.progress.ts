// What a learner has passed on the command line: `progress.json` in the practice folder. It is a plain
// file that may be copied or deleted:
//
//     { "version": 1, "passed": { "04-coroutines/cold-start": "2026-05-04T09:30:00.000Z" } }
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const version = 1;

export class Progress {
  readonly #file: string;
  readonly #passed: Map<string, string>;

  private constructor(file: string, passed: Map<string, string>) {
    this.#file = file;
    this.#passed = passed;
  }

  /** A file that can't be read is told of, never overwritten. */
  static async open(folder: string): Promise<Progress> {
    const file = join(folder, "progress.json");
    const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    return new Progress(file, text === null ? new Map() : passedIn(file, text));
  }

  get count(): number {
    return this.#passed.size;
  }

  has(exercise: string): boolean {
    return this.#passed.has(exercise);
  }

  /** The first time counts. */
  async pass(exercise: string, at: Date): Promise<void> {
    if (this.#passed.has(exercise)) return;
    this.#passed.set(exercise, at.toISOString());
    const passed = Object.fromEntries([...this.#passed].sort());
    // Written beside and put in place, so that a crash leaves the old file or the new one.
    await writeFile(`${this.#file}.new`, `${JSON.stringify({ version, passed }, null, 2)}\n`);
    await rename(`${this.#file}.new`, this.#file);
  }
}

function passedIn(file: string, text: string): Map<string, string> {
  const value = parsed(text);
  const { version: found, passed } = (value ?? {}) as { version?: unknown; passed?: unknown };
  if (found !== version || typeof passed !== "object" || passed === null) {
    throw new Error(
      `Cannot read ${file}: found something else, expected { "version": ${version}, "passed": { … } }; mend it, or move it away`,
    );
  }
  const entries = Object.entries(passed).filter(([, at]) => typeof at === "string");
  return new Map(entries as [string, string][]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
