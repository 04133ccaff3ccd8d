// What lanes are called. A task that was given a name bears it; another is called after the variable
// that holds it, or after the function that it runs; equals are numbered.
import type { ObjectId, Place } from "../runner/protocol.ts";
import type { Lane } from "./lanes.ts";
import type { Story } from "./story.ts";
import type { WaitFor, WaitKind } from "./waits.ts";

export class Labels {
  readonly #story: Story;
  readonly #lines: readonly string[];
  #labels: string[] = [];
  #version = -1;
  readonly #receivers = new Map<ObjectId, string>();
  /** How many waits were looked through for names. */
  #seen = 0;

  /** `source` is the program's text, where variables' names are found. */
  constructor(story: Story, source = "") {
    this.#story = story;
    this.#lines = source.split("\n");
  }

  of(lane: number): string {
    if (lane < 0) return "the event loop";
    const { lanes } = this.#story;
    if (this.#version !== lanes.version) this.#make();
    return this.#labels[lane] ?? lanes.get(lane).name;
  }

  /** For the middle of a sentence: `call count` says that it is no task. */
  spoken(lane: number): string {
    const label = this.of(lane);
    return lane < 0 || /^[\w$.()-]+$/.test(label) ? label : `“${label}”`;
  }

  #make(): void {
    const lanes = [...this.#story.lanes];
    const plain = lanes.map((lane) => this.#plain(lane));
    // Calls are told apart by their callers already.
    const keys = lanes.map((lane, at) => `${lane.kind === "call" ? lane.parent : ""} ${plain[at]}`);
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    const numbers = new Map<string, number>();
    this.#labels = keys.map((key, at) => {
      if ((counts.get(key) ?? 0) < 2) return plain[at] ?? "";
      const number = (numbers.get(key) ?? 0) + 1;
      numbers.set(key, number);
      return numbered(plain[at] ?? "", number);
    });
    this.#version = this.#story.lanes.version;
  }

  #plain({ kind, name, runs, place, body }: Lane): string {
    if (kind === "program") return name;
    if (kind === "call") return callbacks.get(name) ?? `${name || "async"}()`;
    if (!/^Task-\d+$/.test(name)) return name;
    return this.#variable(place) ?? (isTelling(runs) ? runs : lineOf(body ?? place)) ?? name;
  }

  /** What a wait is called: by the name of what is awaited where it has one in the source. */
  wait(wait: WaitFor): string {
    if (wait.lane >= 0) {
      const isShielded = /^(asyncio\.)?shield\(/.test(this.#awaited(wait.place) ?? "");
      return `task ${this.of(wait.lane)}${isShielded ? ", shielded" : ""}`;
    }
    if (wait.kind === "promise" || wait.kind === "stream") {
      const awaited = this.#awaited(wait.place) ?? wait.text;
      return this.#isTask(awaited) ? `task ${awaited}` : brief(awaited);
    }
    const name = wait.object < 0 ? null : this.#receiver(wait.object);
    return (name && phrase(wait.kind, name)) ?? wait.text;
  }

  /** Whether a lane of a task is called that: `await soup`, outside of all tasks. */
  #isTask(name: string): boolean {
    const { lanes } = this.#story;
    if (this.#version !== lanes.version) this.#make();
    const lane = this.#labels.indexOf(name);
    return lane >= 0 && lanes.get(lane).kind === "task";
  }

  /** A lock, a queue ...: the variable it was first awaited by, else its kind and number. */
  object(object: ObjectId): string {
    return this.#receiver(object) ?? this.#story.resources.get(object)?.name ?? `object ${object}`;
  }

  /** `kettle` when somebody wrote `await kettle.acquire()`. */
  #receiver(object: ObjectId): string | null {
    const { waits } = this.#story;
    for (; this.#seen < waits.length; this.#seen++) {
      const wait = waits.get(this.#seen);
      if (!wait || wait.object < 0 || this.#receivers.has(wait.object)) continue;
      const text = this.#awaited(wait.place) ?? "";
      const name = /^([\w$.#]+)\.(acquire|with|get|put|join|wait|waitFor)\(/.exec(text)?.[1];
      if (name) this.#receivers.set(wait.object, name.replace(/^this\./, ""));
    }
    return this.#receivers.get(object) ?? null;
  }

  /** What stands behind `await` at a place, up to where the expression ends on its line. */
  #awaited(place: Place | null): string | null {
    const line = place === null ? "" : (this.#lines[place.line - 1] ?? "");
    const found = /\bawait\s+(.+)$/.exec(line.slice(Math.max(0, (place?.column ?? 1) - 1)));
    return found?.[1] === undefined ? null : balanced(found[1]);
  }

  /** `soup` for `const soup = createTask(…)`. */
  #variable(place: Place | null): string | null {
    const line = place === null ? "" : (this.#lines[place.line - 1] ?? "");
    const before = line.slice(0, Math.max(0, (place?.column ?? 1) - 1));
    return (
      /(?:const|let|var)\s+([\w$]+)\s*(?::[^=]*)?=\s*(?:await\s+)?[\w$.]*$/.exec(before)?.[1] ??
      /(?:^|[\s.;])#?([\w$]+)\s*\??=\s*[\w$.]*$/.exec(before)?.[1] ??
      null
    );
  }
}

/** What the world calls back is no call of the program's. */
const callbacks: ReadonlyMap<string, string> = new Map([
  ["setTimeout", "setTimeout"],
  ["setInterval", "setInterval"],
  ["queueMicrotask", "microtask"],
]);

/** `call 2`; after a line's number a letter, or it would look like another number: `line 5b`. */
function numbered(label: string, number: number): string {
  const letter = String.fromCharCode(96 + number);
  return /^line \d+$/.test(label) && number <= 26 ? label + letter : `${label} ${number}`;
}

/** What has no name is called by where its code is. */
function lineOf(place: Place | null): string | null {
  return place === null ? null : `line ${place.line}`;
}

function isTelling(name: string): boolean {
  return name !== "" && !/anonymous|^\(/.test(name);
}

/** What is waited for when it has a name; `null` for what never has one. */
function phrase(kind: WaitKind, name: string): string | null {
  switch (kind) {
    case "lock":
    case "semaphore":
    case "event":
    case "condition":
    case "barrier":
      return `${kind} ${name}`;
    case "queueGet":
      return `${name}.get`;
    case "queuePut":
      return `${name}.put`;
    case "queueJoin":
      return `${name}.join`;
    default:
      return null;
  }
}

/** A call without its arguments, if they are many; of a `for await`, what it goes through. */
function brief(text: string): string {
  const [, of] = /^\((?:const|let|var) .+? of (.+)$/.exec(text) ?? [];
  if (of !== undefined) return `next of ${brief(balanced(of))}`;
  return text.length <= 28 ? text : text.replace(/^([\w$.]+)\(.*$/s, "$1(…)");
}

/** The beginning of a text up to a bracket that closes what was never opened, `;` or `,`. */
function balanced(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if ("([{".includes(letter)) depth += 1;
    else if (")]}".includes(letter)) depth -= 1;
    if (depth < 0 || (depth === 0 && (letter === ";" || letter === ","))) return text.slice(0, at);
  }
  return depth > 0 ? `${text}…` : text;
}
