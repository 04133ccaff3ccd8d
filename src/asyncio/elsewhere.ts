// Work that the platform does beside the loop, and that nothing can call off: its end comes into the
// loop, and a task waits for it like for any other future.
import { host } from "#host";
import { arrive } from "./arrival.ts";
import { Future, join } from "./future.ts";
import { getRunningLoop } from "./loop.ts";
import type { Wait } from "./observer.ts";

/** Waits for what `work` gives. If nobody waits any more when it comes, `unwanted` gets it. */
export function elsewhere<T>(
  wait: Wait,
  work: () => Promise<T>,
  unwanted: (value: T) => void = () => {},
): Promise<T> {
  const loop = getRunningLoop();
  const future = new Future<T>(loop, wait);
  const settle = (deliver: () => void) => {
    arrive(loop, () => {
      loop.outside--;
      deliver();
    });
  };
  loop.outside++;
  host.enter(null, work).then(
    (value) => {
      if (loop.isClosed()) unwanted(value);
      else settle(() => (future.done() ? unwanted(value) : future.setResult(value)));
    },
    (error: unknown) => settle(() => future.done() || future.setException(error)),
  );
  return join(future);
}
