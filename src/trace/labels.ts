// What lanes are called. A task that was given a name bears it; another is called after the variable
// that holds it, or after the function that it runs; equals are numbered.
import type { ObjectId, Place } from "../runner/protocol.ts";
import { Equals } from "./equals.ts";
import type { Lane } from "./lanes.ts";
import type { Story } from "./story.ts";
import type { WaitFor, WaitKind } from "./waits.ts";

export class Labels {
  readonly #story: Story;
  readonly #lines: readonly string[];
  readonly #named = new Equals();
  /** How many of the names that changed were looked at. */
  #looked = 0;
  /** By place: many tasks are made at one. */
  readonly #variables = new Map<number, string | null>();
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
    const what = this.#story.lanes.get(lane);
    const plain = this.#plain(what);
    if (what.kind !== "call") return numbered(plain, this.#names.numberOf(lane));
    // Calls are told apart by their callers already.
    return this.#story.lanes.alike(lane) < 2 ? plain : numbered(plain, what.number);
  }

  /** For the middle of a sentence: `call count` says that it is no task. */
  spoken(lane: number): string {
    const label = this.of(lane);
    return lane < 0 || /^[\w$.()-]+$/.test(label) ? label : `“${label}”`;
  }

  /** The names of the lanes that are no call's, as they are now. */
  get #names(): Equals {
    const { lanes } = this.#story;
    for (; this.#looked < lanes.named.length; this.#looked++) {
      const lane = lanes.named.at(this.#looked);
      this.#named.set(lane, this.#plain(lanes.get(lane)));
    }
    return this.#named;
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
    const names = this.#names;
    if (name === "program") return false;
    if (names.count(name) === 1) return true;
    const plain = name.replace(/ \d+$|(?<=^line \d+)[a-z]$/, "");
    const number = Number(/\d+$/.exec(name)?.[0] ?? name.charCodeAt(name.length - 1) - 96);
    const count = names.count(plain);
    return count > 1 && number >= 1 && number <= count && numbered(plain, number) === name;
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
    if (place === null) return null;
    const key = place.line * 65_536 + place.column;
    let variable = this.#variables.get(key);
    if (variable === undefined) {
      const line = this.#lines[place.line - 1] ?? "";
      variable = variableIn(line.slice(0, Math.max(0, place.column - 1)));
      this.#variables.set(key, variable);
    }
    return variable;
  }
}

/** What is assigned to at the end of a text. */
function variableIn(before: string): string | null {
  return (
    /(?:const|let|var)\s+([\w$]+)\s*(?::[^=]*)?=\s*(?:await\s+)?[\w$.]*$/.exec(before)?.[1] ??
    /(?:^|[\s.;])#?([\w$]+)\s*\??=\s*[\w$.]*$/.exec(before)?.[1] ??
    null
  );
}

/** What the world calls back is no call of the program's. */
const callbacks: ReadonlyMap<string, string> = new Map([
  ["setTimeout", "setTimeout"],
  ["setInterval", "setInterval"],
  ["queueMicrotask", "microtask"],
]);

/** `call 2`, and nothing for 0; after a line's number a letter, or it would look like another number: `line 5b`. */
function numbered(label: string, number: number): string {
  if (number === 0) return label;
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
