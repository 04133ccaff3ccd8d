// The doctor of hangs: reads the events of a run and says, a sentence each, why it did not end, and what
// is wrong though it did. A pure fold: the same events give the same findings.
import type { Outcome, TraceEvent } from "../runner/protocol.ts";
import { ofEnd } from "./hangend.ts";
import { Facts } from "./hangfacts.ts";
import type { Finding } from "./hangfinding.ts";
import { Left } from "./hangleft.ts";
import { Open } from "./hangopen.ts";
import type { Sources } from "./hangsource.ts";
import { Words } from "./hangwords.ts";

export type { Finding, FindingKind } from "./hangfinding.ts";

export class Doctor {
  readonly #facts = new Facts();
  readonly #words: Words;
  readonly #left: Left;
  readonly #open: Open;
  #outcome: Outcome | null = null;

  /** With the program's files, its main one first, a finding can say where a forgotten call stands. */
  constructor(sources: Sources = {}) {
    this.#words = new Words(this.#facts, sources);
    this.#left = new Left(this.#facts, this.#words, sources);
    this.#open = new Open(this.#facts, this.#words);
  }

  add(event: TraceEvent): void {
    if ("place" in event) this.#words.entry(event.place);
    this.#left.add(event);
    this.#open.add(event);
    this.#facts.add(event);
    if (event.type === "finished") this.#outcome = event.outcome;
  }

  /** What is known so far: why it did not end first, then the rest in the order it happened. */
  findings(): readonly Finding[] {
    const outcome = this.#outcome;
    if (outcome === null) return once(this.#left.findings("otherwise"));
    const why = ofEnd(outcome, this.#facts, this.#words);
    if (outcome.kind !== "returned") return once([...why, ...this.#left.findings("otherwise")]);
    return once([...why, ...this.#left.findings("returned"), ...this.#open.findings()]);
  }
}

/** What is found in the same words again is told once, with its number. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const told = new Map<string, { readonly found: Finding; count: number }>();
  for (const found of findings) {
    const before = told.get(found.sentence);
    if (before) before.count += 1;
    else told.set(found.sentence, { found, count: 1 });
  }
  return [...told.values()].map(({ found, count }) =>
    count === 1 ? found : { ...found, sentence: `${found.sentence} (${count} times)` },
  );
}

export function diagnose(events: Iterable<TraceEvent>, sources?: Sources): readonly Finding[] {
  const doctor = new Doctor(sources);
  for (const event of events) doctor.add(event);
  return doctor.findings();
}
