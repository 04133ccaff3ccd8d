// What is ready to run, first come, first served, each with the moment at which it was asked for.

export interface Turn {
  readonly time: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Below this many it is not worth moving what is left to the front. */
const worthMoving = 1024;

export class Ready {
  #turns: Turn[] = [];
  #head = 0;

  push(turn: Turn): void {
    this.#turns[this.#turns.length] = turn;
  }

  first(): Turn | undefined {
    return this.#turns[this.#head];
  }

  shift(): void {
    this.#head += 1;
    if (this.#head === this.#turns.length) {
      this.#turns = [];
      this.#head = 0;
    } else if (this.#head >= worthMoving && this.#head * 2 > this.#turns.length) {
      this.#turns = this.#turns.slice(this.#head);
      this.#head = 0;
    }
  }
}
