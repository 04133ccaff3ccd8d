// What aborting without a reason says: platforms differ in the words, and a trace must not. It says what
// Node says.
const { apply } = Reflect;

/** The two ways to abort, with the reason that this world gives when the program gives none. */
export function makeAborts() {
  const Exception = DOMException;
  const { abort: abortController } = AbortController.prototype;
  const { abort: makeAborted } = AbortSignal;
  const reasonFor = (reason: unknown) =>
    reason === undefined ? new Exception("This operation was aborted", "AbortError") : reason;
  return {
    controller: {
      abort(this: AbortController, reason?: unknown): void {
        apply(abortController, this, [reasonFor(reason)]);
      },
    },
    signal: {
      abort: (reason?: unknown): AbortSignal =>
        apply(makeAborted, AbortSignal, [reasonFor(reason)]),
    },
  };
}
