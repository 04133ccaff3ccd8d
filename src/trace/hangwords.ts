// Names, lines and times as the doctor of hangs writes them.
import type { Place, TaskId, WaitTarget } from "../runner/protocol.ts";
import type { CallFacts, Facts, TaskFacts, Wait } from "./hangfacts.ts";
import type { Sources } from "./hangsource.ts";

export class Words {
  readonly #facts: Facts;
  #main: string | null;

  /** Lines of the program's main file need no name: the first of the files, or of the places. */
  constructor(facts: Facts, sources: Sources) {
    this.#facts = facts;
    this.#main = Object.keys(sources)[0] ?? null;
  }

  entry(place: Place | null | undefined): void {
    this.#main ??= place?.file ?? null;
  }

  /** `line 7`, or `tea.ts:7` in another file than the entry's. */
  line({ file, line }: Place): string {
    return this.#main === null || file === this.#main ? `line ${line}` : `${file}:${line}`;
  }

  /** ` at line 7`; empty when nobody knows. */
  at(place: Place | null): string {
    return place === null ? "" : ` at ${this.line(place)}`;
  }

  /** ` since line 7` */
  since(place: Place | null): string {
    return place === null ? "" : ` since ${this.line(place)}`;
  }

  /** ` between line 3 and line 6`; ` at line 3` when they are one, ` after line 6` on the way back. */
  between(from: Place | null, to: Place | null): string {
    if (from === null || to === null || from.line === to.line) return this.at(from ?? to);
    if (from.file !== to.file || to.line < from.line) return ` after ${this.line(from)}`;
    return ` between ${this.line(from)} and ${this.line(to)}`;
  }

  /** `sleeps at line 4`, `waits at line 6 for event bell` */
  waits({ on, place }: Wait, tense: "now" | "then" = "now"): string {
    const at = this.at(place);
    if (on.kind === "sleep") {
      const end = on.text.includes("Infinity") ? " without end" : "";
      return `${tense === "now" ? "sleeps" : "slept"}${at}${end}`;
    }
    return `${tense === "now" ? "waits" : "waited"}${at} for ${wanted(on)}`;
  }

  who(task: TaskId | null): string {
    const facts = task === null ? undefined : this.#facts.tasks.get(task);
    return facts === undefined ? "the program" : this.task(facts);
  }

  /** A task by the name it was given, else by the function it runs. */
  task({ name, call }: TaskFacts): string {
    return /^Task-\d+$/.test(name) && call !== "" ? `${call}()` : name;
  }

  it({ name }: CallFacts): string {
    return name === "" ? "it" : `${name}()`;
  }

  call({ name, isModule, of }: CallFacts): string {
    if (isModule) return "the program";
    return name === "" ? `the async function${this.at(of)}` : `${name}()`;
  }
}

/** What is hoped for, in words that follow `for`. */
export function wanted({ kind, text }: WaitTarget): string {
  // `get from queue jobs` is what is done; `queue jobs` is what it is done to.
  const thing = text.replace(/^.*?\b(queue .+)$/, "$1");
  switch (kind) {
    case "queueGet":
      return `an item of ${thing}`;
    case "queuePut":
      return `room in ${thing}`;
    case "queueJoin":
      return `${thing} to be done`;
    case "barrier":
      return `the others at ${text}`;
    default:
      return text;
  }
}
