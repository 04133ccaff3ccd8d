// Where a program is, asked for each kind of event a limited number of times: to find the running line
// takes some 20 µs. Nobody looks at each of thousands of tasks, and those of one kind must not use up
// what another kind needs.

export class Looks<T, A = void> {
  readonly #look: (of: A) => T;
  #left: number;

  constructor(most: number, look: (of: A) => T) {
    this.#left = most;
    this.#look = look;
  }

  /** `null` when there were enough, or when a program broke what reading a stack needs. */
  take(of: A): T | null {
    if (this.#left === 0) return null;
    this.#left -= 1;
    try {
      return this.#look(of);
    } catch {
      return null;
    }
  }
}
