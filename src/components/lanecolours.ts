// The colour of every lane, the same in picture, console, list and loop: 0 for the program's own code,
// else 1 to 8. A task has one of its own; a call has its task's, or its own if it has no task.
import type { Labels } from "../trace/labels.ts";
import type { Story } from "../trace/story.ts";

export const colours = 8;

export class LaneColours {
  readonly #story: Story;
  readonly #found: number[] = [];
  readonly #owners: number[] = [];
  #next = 0;

  constructor(story: Story) {
    this.#story = story;
  }

  of(lane: number): number {
    this.#look(lane);
    return this.#found[lane] ?? 0;
  }

  /** The lane whose colour a lane wears: its own, or that of one above it. */
  owner(lane: number): number {
    this.#look(lane);
    return this.#owners[lane] ?? 0;
  }

  #look(lane: number): void {
    const { lanes } = this.#story;
    for (let index = this.#found.length; index <= lane && index < lanes.length; index++) {
      const { kind, parent } = lanes.get(index);
      const above = parent < 0 ? 0 : (this.#found[parent] ?? 0);
      const isOwn = kind === "task" || (kind === "call" && above === 0);
      this.#found.push(isOwn ? 1 + (this.#next++ % colours) : above);
      this.#owners.push(isOwn || parent < 0 ? index : (this.#owners[parent] ?? index));
    }
  }
}

/** Owners by the names of their lanes, in the order in which the lanes were made. */
export function ownersOf(owners: Iterable<number>, labels: Labels): Map<number, string> {
  const sorted = [...owners].sort((one, other) => one - other);
  return new Map(sorted.map((owner) => [owner, labels.of(owner)]));
}
