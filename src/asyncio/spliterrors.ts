// What Python writes as `except*`: the failures of a group, sorted.

/**
 * Splits `error` into those that `guard` accepts and the rest: what Python writes as `except*`. The parts
 * of an AggregateError are taken one by one, also of one inside another; any other error counts as one.
 *
 * @see https://docs.python.org/3.14/reference/compound_stmts.html#except-star
 *
 * @example
 * ```ts
 * import { isTimeout, splitErrors, TimeoutError } from "asyncio";
 *
 * const error = new AggregateError([new TimeoutError("late"), new Error("broken")]);
 * const [late, rest] = splitErrors(error, isTimeout);
 * console.log(late.length, String(rest[0])); // 1 Error: broken
 * ```
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
