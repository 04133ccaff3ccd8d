// Things by their names: those of one name are numbered in their order. A thing may get another name at
// any time, and only those of the two names notice.

export class Equals {
  readonly #names: string[] = [];
  /** The things of each name, ascending. */
  readonly #byName = new Map<string, number[]>();

  set(thing: number, name: string): void {
    const before = this.#names[thing];
    if (before === name) return;
    if (before !== undefined) this.#leave(thing, before);
    this.#names[thing] = name;
    const equals = this.#byName.get(name);
    if (equals) equals.splice(positionOf(equals, thing), 0, thing);
    else this.#byName.set(name, [thing]);
  }

  /** How many bear a name. */
  count(name: string): number {
    return this.#byName.get(name)?.length ?? 0;
  }

  /** From 1 on; 0 for the only one of its name. */
  numberOf(thing: number): number {
    const equals = this.#byName.get(this.#names[thing] ?? "") ?? [];
    return equals.length < 2 ? 0 : positionOf(equals, thing) + 1;
  }

  #leave(thing: number, name: string): void {
    const equals = this.#byName.get(name) ?? [];
    if (equals.length < 2) this.#byName.delete(name);
    else equals.splice(positionOf(equals, thing), 1);
  }
}

/** Where a thing is in an ascending list, or belongs. */
function positionOf(list: readonly number[], thing: number): number {
  let [low, high] = [0, list.length];
  // Most come in their order.
  if (high > 0 && (list[high - 1] ?? 0) < thing) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < thing) low = middle + 1;
    else high = middle;
  }
  return low;
}
