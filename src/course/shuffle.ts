// Shuffles that are the same on every build: the order depends on the text alone, and is never the
// order in which things came.

/** The numbers from 0 to `length - 1` in another order, unless there is only one order. */
export function shuffled(length: number, seed: string): number[] {
  const order = Array.from({ length }, (_, index) => index);
  const next = numbers(seed);
  for (let last = length - 1; last > 0; last--) {
    const other = next() % (last + 1);
    const [one, two] = [order[last], order[other]];
    if (one !== undefined && two !== undefined) [order[last], order[other]] = [two, one];
  }
  const isUnmoved = order.every((value, index) => value === index);
  const [first] = order;
  return isUnmoved && first !== undefined ? [...order.slice(1), first] : order;
}

/** Numbers from a text (FNV-1a), then mixed on (mulberry32). */
function numbers(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
