// Numbers for what has no number: tasks, locks, queues. Counted in the order in which they are first
// met, so that they are the same in every run.

export class Ids {
  readonly #ids = new WeakMap<object, number>();
  readonly #get = this.#ids.get.bind(this.#ids);
  readonly #set = this.#ids.set.bind(this.#ids);
  #last = 0;

  /** The number of `thing`, or `undefined` when it was never met. */
  known(thing: object): number | undefined {
    return this.#get(thing);
  }

  add(thing: object): number {
    this.#last += 1;
    this.#set(thing, this.#last);
    return this.#last;
  }
}
