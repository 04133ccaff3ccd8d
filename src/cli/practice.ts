// `interleave practice [CHAPTER]`: one exercise after the other in the learner's own editor. A copy of
// each start lies in the practice folder; whenever it is saved it is graded, and keys do the rest.
import { existsSync, type FSWatcher, watch } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { freshSeed } from "../course/exercises.program.ts";
import { readChapters } from "./check.chapter.ts";
import { sentence } from "./check.ts";
import { type Exercise, exercisesIn, readExercise } from "./exercises.ts";
import { gradeText } from "./grade.run.ts";
import { isChapter } from "./names.ts";
import { parsed, UsageError } from "./options.ts";
import { Progress } from "./practice.progress.ts";
import { clear, gradedText, hintsText, keysText, listText, taskText } from "./practice.screen.ts";
import { type Terminal, terminal } from "./practice.terminal.ts";

export interface PracticeOptions {
  readonly exercises: readonly Exercise[];
  /** Where the copies and the progress lie. */
  readonly folder: string;
  readonly terminal: Terminal;
}

/** An editor may write a file in several steps. */
const settle = 60;

export class Practice {
  readonly #options: PracticeOptions;
  readonly #progress: Progress;
  #at = 0;
  #hints = 0;
  #result = "";
  #aside = "";
  #graded: string | null = null;
  #turn = 0;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PracticeOptions, progress: Progress) {
    this.#options = options;
    this.#progress = progress;
  }

  /** Until the learner quits, or the keys end. */
  async run(): Promise<void> {
    const first = this.#options.exercises.findIndex((one) => !this.#progress.has(nameOf(one)));
    try {
      await this.#open(Math.max(0, first));
      for await (const key of this.#options.terminal.keys) {
        if (key === "q") break;
        await this.#press(key);
      }
    } finally {
      this.#turn += 1;
      clearTimeout(this.#timer);
      this.#watcher?.close();
    }
  }

  async #press(key: string): Promise<void> {
    const { hints } = this.#exercise.fields;
    this.#aside = "";
    switch (key) {
      case "h":
        this.#hints = Math.min(hints.length, this.#hints + 1);
        return this.#show();
      case "l":
        this.#aside = this.#list();
        return this.#show();
      case "s":
        this.#aside = `What we would write:\n\n${this.#exercise.solution}`;
        return this.#show();
      case "r":
        await copyFile(join(this.#exercise.folder, "start.ts"), this.#file);
        return this.#grade();
      case "n":
        return this.#open(this.#next());
      default:
        return undefined;
    }
  }

  /** The next one that is not passed yet, round the end; the next one at all if there is none. */
  #next(): number {
    const { exercises } = this.#options;
    const following = exercises.map((_, index) => (this.#at + 1 + index) % exercises.length);
    const open = following.find((index) => {
      const exercise = exercises[index];
      return exercise !== undefined && !this.#progress.has(nameOf(exercise));
    });
    return open ?? following[0] ?? 0;
  }

  async #open(at: number): Promise<void> {
    this.#at = at;
    this.#hints = 0;
    this.#graded = null;
    this.#result = "";
    this.#watcher?.close();
    await mkdir(dirname(this.#file), { recursive: true });
    if (!existsSync(this.#file)) {
      await copyFile(join(this.#exercise.folder, "start.ts"), this.#file);
    }
    // The folder, not the file: many editors put a new file in the old one's place.
    this.#watcher = watch(dirname(this.#file), () => this.#changed());
    await this.#grade();
  }

  #changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#grade(), settle);
  }

  async #grade(): Promise<void> {
    const turn = ++this.#turn;
    const exercise = this.#exercise;
    const text = await readFile(this.#file, "utf8").catch(() => null);
    // Between two steps of an editor there may be no file; it will be saved again.
    if (text === null || text === this.#graded || turn !== this.#turn) return;
    const seed = freshSeed();
    const graded = await gradeText(text, exercise.checks, { seed });
    if (turn !== this.#turn) return;
    this.#graded = text;
    this.#aside = "";
    if (graded.kind === "passed") await this.#progress.pass(nameOf(exercise), new Date());
    this.#result = gradedText(graded, exercise);
    this.#show();
  }

  #show(): void {
    const { exercises, terminal } = this.#options;
    const passed = exercises.filter((one) => this.#progress.has(nameOf(one))).length;
    const counts = { place: this.#at + 1, of: exercises.length, passed };
    const done = passed === exercises.length ? "Every exercise is passed.\n" : "";
    const parts = [
      taskText(this.#exercise, counts),
      `Edit ${relative(process.cwd(), this.#file)} and save it.\n`,
      this.#result,
      hintsText(this.#exercise, this.#hints),
      this.#aside,
      `${done}${keysText}\n`,
    ];
    terminal.write(`${clear}${parts.filter((part) => part !== "").join("\n")}`);
  }

  #list(): string {
    return listText(
      this.#options.exercises.map((exercise, index) => ({
        name: `${nameOf(exercise)}  ${exercise.fields.title}`,
        isPassed: this.#progress.has(nameOf(exercise)),
        isHere: index === this.#at,
      })),
    );
  }

  get #exercise(): Exercise {
    const exercise = this.#options.exercises[this.#at];
    if (exercise) return exercise;
    throw new Error(`Cannot practise: found no exercise ${this.#at + 1}`);
  }

  get #file(): string {
    return join(this.#options.folder, nameOf(this.#exercise), "start.ts");
  }
}

/** `04-coroutines/cold-start`. */
function nameOf({ folder }: Exercise): string {
  return folder.split(/[/\\]/).slice(-2).join("/");
}

export async function practiceCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, options);
  const exercises = await exercisesFor(resolve(values.content), positionals[0]);
  const folder = resolve(values.folder);
  await prepare(folder);
  using screen = terminal();
  await new Practice({ exercises, folder, terminal: screen }, await Progress.open(folder)).run();
  return 0;
}

const options = {
  content: { type: "string", default: "content" },
  folder: { type: "string", default: "practice" },
} as const;

/** The editor finds the library's types through the project's own settings. */
async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const settings = join(folder, "tsconfig.json");
  if (existsSync(settings)) return;
  const project = relative(folder, join(import.meta.dirname, "../../tsconfig.json"));
  const text = { extends: project.replaceAll("\\", "/"), include: ["."] };
  await writeFile(settings, `${JSON.stringify(text, null, 2)}\n`);
}

/** In the order of the chapters, the easy ones of each first. */
export async function exercisesFor(
  content: string,
  asked: string | undefined,
): Promise<readonly Exercise[]> {
  if (!existsSync(content)) throw new UsageError(`Cannot practise: found no ${content}`);
  const found: Exercise[] = [];
  for (const { folder } of await readChapters(content)) {
    if (asked !== undefined && !isChapter(folder, asked)) continue;
    const own: Exercise[] = [];
    for (const one of await exercisesIn(folder)) {
      const read = await readExercise(one);
      if (read.kind === "wrong") throw new UsageError(read.problems.map(sentence).join("\n"));
      own.push(read.exercise);
    }
    found.push(...own.sort((one, other) => one.fields.difficulty - other.fields.difficulty));
  }
  if (found.length > 0) return found;
  throw new UsageError(
    asked === undefined
      ? `Cannot practise: found no exercise in ${content}`
      : `Cannot practise ${asked}: found no chapter of that name with exercises`,
  );
}
