// What is asked of the disk: the platform does it beside the loop, and nothing can call it off. Its end
// comes into the loop, and a task waits for it like for any other future.
import { host } from "#host";
import { arrive } from "./arrival.ts";
import { translate } from "./failures.ts";
import { Future, join } from "./future.ts";
import { getRunningLoop, type Loop } from "./loop.ts";

/**
 * Waits for what `work` gives. If nobody waits any more when it comes, `unwanted` gets it. The platform's
 * failures come in the library's words, with `what` and `path`; what else is thrown as it is.
 */
export async function ask<T>(
  what: string,
  path: string,
  work: () => Promise<T>,
  unwanted: (value: T) => void = () => {},
): Promise<T> {
  const loop = getRunningLoop();
  const future = new Future<T>(loop, { kind: "file", subject: null, label: path });
  begin(loop, future, work, unwanted);
  try {
    return await join(future);
  } catch (error) {
    // It may have come, and who waited for it was cancelled before getting it.
    const outcome = future.outcome();
    if (outcome.kind === "returned") unwanted(outcome.value);
    throw error instanceof Error && "code" in error ? translate(error, `${what} ${path}`) : error;
  }
}

function begin<T>(
  loop: Loop,
  future: Future<T>,
  work: () => Promise<T>,
  unwanted: (value: T) => void,
): void {
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
}
