// What Python writes as `except*`: the failures of a group, sorted.

/**
 * Splits `error` into those that `guard` accepts and the rest. The parts of an AggregateError are taken
 * one by one, also of one inside another; any other error counts as a group of one.
 */
export function splitErrors<E>(
  error: unknown,
  guard: (error: unknown) => error is E,
): [matching: E[], rest: unknown[]] {
  const all = flatten(error);
  return [all.filter(guard), all.filter((one) => !guard(one))];
}

function flatten(error: unknown): unknown[] {
  return error instanceof AggregateError ? error.errors.flatMap(flatten) : [error];
}
