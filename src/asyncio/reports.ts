// What a loop has to tell that no `await` will: errors in callbacks at once; failures that nobody looked
// at when nobody can look any more, or at its end; coroutines that nobody awaited at its end. Each is
// told once.
import { host } from "#host";
import type { Coroutine } from "./coroutine.ts";
import { RuntimeError } from "./errors.ts";
import type { Future } from "./future.ts";
import type { Handle } from "./handle.ts";
import type { Loop } from "./loop.ts";
import { observer } from "./observer.ts";
import type { Task } from "./task.ts";

/** What an exception handler is told. */
export interface ExceptionContext {
  readonly message: string;
  readonly exception?: unknown;
  readonly future?: Future<unknown>;
  readonly task?: Task<unknown>;
  readonly handle?: Handle;
  readonly coroutine?: Coroutine<unknown>;
  readonly [detail: string]: unknown;
}

/** Called with what nobody can catch: an error in a callback, a failure nobody looked at. */
export type ExceptionHandler = (loop: Loop, context: ExceptionContext) => void;

/** A failed future, and what to say of it when nobody looked. */
interface Failure {
  readonly label: string;
  readonly exception: unknown;
  subject: { deref(): Future<unknown> | undefined };
}

export class Reports {
  readonly #loop: Loop;
  readonly #failures = new WeakMap<Future<unknown>, Failure>();
  readonly #unseen = new Set<Failure>();
  /** Those that failed since the last turn. */
  readonly #fresh: Failure[] = [];
  readonly #unstarted = new Set<Coroutine<unknown>>();
  handler: ExceptionHandler | null = null;

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  /** A future failed; until somebody looks, that is unseen. */
  failed(future: Future<unknown>): void {
    const failure = this.#failures.get(future) ?? remember(future);
    this.#failures.set(future, failure);
    this.#unseen.add(failure);
    if (host.collected === undefined || this.#fresh.push(failure) > 1) return;
    // Most are looked at soon: only those that are not cost more.
    host.turn(() => this.#letGo());
  }

  seen(future: Future<unknown>): void {
    const failure = this.#failures.get(future);
    if (failure !== undefined) this.#unseen.delete(failure);
  }

  made(coroutine: Coroutine<unknown>): void {
    this.#unstarted.add(coroutine);
  }

  started(coroutine: Coroutine<unknown>): void {
    this.#unstarted.delete(coroutine);
  }

  tell(context: ExceptionContext): void {
    if (this.handler === null) {
      this.#loop.defaultExceptionHandler(context);
      return;
    }
    try {
      this.handler(this.#loop, context);
    } catch (exception) {
      const message = `Unhandled error in exception handler, while handling: ${context.message}`;
      this.#loop.defaultExceptionHandler({ ...context, message, exception });
    }
  }

  tellHost(context: ExceptionContext): void {
    const cause = "exception" in context ? { cause: context.exception } : {};
    host.report(new RuntimeError(context.message, cause));
  }

  /** Tells what is left at the end. */
  flush(): void {
    const unstarted = [...this.#unstarted];
    const unseen = [...this.#unseen];
    this.#unstarted.clear();
    this.#unseen.clear();
    for (const coroutine of unstarted) this.#neverAwaited(coroutine);
    for (const failure of unseen) this.#neverRetrieved(failure);
  }

  /** Keeps the failed futures no longer, so that the platform tells when nobody else does. */
  #letGo(): void {
    for (const failure of this.#fresh.splice(0)) {
      const future = failure.subject.deref();
      if (future === undefined || !this.#unseen.has(failure)) continue;
      // An error holds on to all that was running until its stack is written out.
      if (failure.exception instanceof Error) void failure.exception.stack;
      failure.subject = new WeakRef(future);
      host.collected?.(future, this.#lateTeller(failure));
    }
  }

  /** A function of its own: a closure made beside `future` would keep it from being collected. */
  #lateTeller(failure: Failure): () => void {
    return () => {
      if (this.#unseen.delete(failure)) this.#neverRetrieved(failure);
    };
  }

  #neverAwaited(coroutine: Coroutine<unknown>): void {
    const message = `Coroutine "${coroutine.name}" was never awaited`;
    const exception = coroutine.madeAt;
    observer.reported?.("neverAwaited", coroutine, exception);
    if (this.handler !== null || observer.reported === undefined) {
      this.tell({ message, exception, coroutine });
    }
  }

  #neverRetrieved({ label, exception, subject }: Failure): void {
    const message = `${label} failed and its exception was never retrieved`;
    const future = subject.deref();
    observer.reported?.("neverRetrieved", future ?? {}, exception);
    if (this.handler !== null || observer.reported === undefined) {
      this.tell({ message, exception, ...(future && { future }) });
    }
  }
}

function remember(future: Future<unknown>): Failure {
  const { label, failure: exception } = future;
  return { label, exception, subject: { deref: () => future } };
}
