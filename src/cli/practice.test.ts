// Practising with real files: a course of two exercises in a temporary folder, saved as an editor saves.
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { exerciseFiles } from "./new.skeleton.ts";
import { Progress } from "./practice.progress.ts";
import { exercisesFor, Practice } from "./practice.ts";

/** A terminal whose screens can be waited for, and whose keys are pressed one by one. */
class FakeTerminal {
  #screen = "";
  #changed: (() => void)[] = [];
  readonly #pressed: string[] = [];
  #wanted: ((key: string | null) => void) | null = null;

  write(text: string): void {
    this.#screen = text;
    for (const wake of this.#changed.splice(0)) wake();
  }

  /** The first screen, from now on, that has these words. */
  async shows(words: string): Promise<string> {
    while (!this.#screen.includes(words)) {
      await new Promise<void>((resolve) => this.#changed.push(resolve));
    }
    return this.#screen;
  }

  press(key: string): void {
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted) wanted(key);
    else this.#pressed.push(key);
  }

  get keys(): AsyncIterable<string> {
    return this.#keys();
  }

  async *#keys(): AsyncGenerator<string> {
    for (;;) {
      const key =
        this.#pressed.shift() ??
        (await new Promise<string | null>((resolve) => {
          this.#wanted = resolve;
        }));
      if (key === null) return;
      yield key;
    }
  }
}

/** The compiler starts here for the first time, perhaps on a busy machine. */
const unhurried = 180_000;

let root: string;
let terminal: FakeTerminal;
let running: Promise<void>;
const files = exerciseFiles("Totals");

async function write(folder: string, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(join(root, folder, name, ".."), { recursive: true });
    await writeFile(join(root, folder, name), text);
  }
}

async function practise(asked?: string): Promise<void> {
  terminal = new FakeTerminal();
  const exercises = await exercisesFor(join(root, "content"), asked);
  const folder = join(root, "practice");
  await mkdir(folder, { recursive: true });
  running = new Practice({ exercises, folder, terminal }, await Progress.open(folder)).run();
}

const copy = (exercise: string) => join(root, "practice", exercise, "start.ts");

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "practice-"));
  await write("content/01-first", { "chapter.mdx": "---\ntitle: First\n---\n" });
  await write("content/01-first/sums", files);
  await write("content/02-second", { "chapter.mdx": "---\ntitle: Second\n---\n" });
  await write("content/02-second/more-sums", files);
});

afterEach(async () => {
  terminal.press("q");
  await running;
  await rm(root, { recursive: true });
});

it(
  "grades on every save, keeps what was passed, and goes on with the next",
  async () => {
    await practise();
    const first = await terminal.shows("✗ two jobs of a second take one second together");
    expect(first).toContain("Totals, level 1 (exercise 1 of 2, 0 passed)");
    expect(first).toContain("The second job begins when the first has ended.");
    await writeFile(copy("01-first/sums"), files["solution.ts"] ?? "");
    expect(await terminal.shows("Passed.")).toContain("exercise 1 of 2, 1 passed");
    terminal.press("n");
    await terminal.shows("exercise 2 of 2");
    const kept = JSON.parse(await readFile(join(root, "practice/progress.json"), "utf8"));
    expect(Object.keys(kept.passed)).toEqual(["01-first/sums"]);
  },
  unhurried,
);

it(
  "sees a file that an editor puts in the old one's place, and one that does not compile",
  async () => {
    await practise("second");
    await terminal.shows("exercise 1 of 1");
    await writeFile(join(root, "practice/02-second/more-sums/new"), "export const total = ;\n");
    await rename(join(root, "practice/02-second/more-sums/new"), copy("02-second/more-sums"));
    expect(await terminal.shows("does not compile")).toContain("line 1: ");
    terminal.press("r");
    await terminal.shows("✗ two jobs");
  },
  unhurried,
);

it(
  "begins at the first that is not passed, and keeps what was typed",
  async () => {
    await write("practice", {
      "progress.json":
        '{ "version": 1, "passed": { "01-first/sums": "2026-01-01T00:00:00.000Z" } }',
      "02-second/more-sums/start.ts": "// mine\nexport {};\n",
    });
    await practise();
    await terminal.shows("exercise 2 of 2, 1 passed");
    expect(await readFile(copy("02-second/more-sums"), "utf8")).toContain("// mine");
  },
  unhurried,
);

it(
  "gives hints one by one, a list, and the solution by a key",
  async () => {
    await practise();
    await terminal.shows("✗");
    terminal.press("h");
    expect(await terminal.shows("Hint 1:")).not.toContain("Hint 2:");
    terminal.press("h");
    await terminal.shows("Hint 2:");
    terminal.press("l");
    expect(await terminal.shows("› · 01-first/sums")).toContain("  · 02-second/more-sums");
    terminal.press("s");
    await terminal.shows("await gather([first, second])");
  },
  unhurried,
);

it(
  "refuses a chapter without exercises, and progress that it can't read",
  async () => {
    await practise();
    await terminal.shows("✗");
    await expect(exercisesFor(join(root, "content"), "third")).rejects.toThrow(
      "Cannot practise third: found no chapter of that name with exercises",
    );
    await write("practice", { "progress.json": "[]" });
    await expect(Progress.open(join(root, "practice"))).rejects.toThrow("expected { ");
  },
  unhurried,
);
