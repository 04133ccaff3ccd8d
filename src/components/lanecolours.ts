// The colour of every lane, the same in picture, console, list and loop: 0 for the program's own code,
// else 1 to 8. A task has one of its own; a call has its task's, or its own if it has no task.
import type { Story } from "../trace/story.ts";

export const colours = 8;

export class LaneColours {
  readonly #story: Story;
  readonly #found: number[] = [];
  #next = 0;

  constructor(story: Story) {
    this.#story = story;
  }

  of(lane: number): number {
    const { lanes } = this.#story;
    for (let index = this.#found.length; index <= lane && index < lanes.length; index++) {
      const { kind, parent } = lanes.get(index);
      const above = parent < 0 ? 0 : (this.#found[parent] ?? 0);
      const isOwn = kind === "task" || (kind === "call" && above === 0);
      this.#found.push(isOwn ? 1 + (this.#next++ % colours) : above);
    }
    return this.#found[lane] ?? 0;
  }
}
