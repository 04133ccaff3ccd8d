// What a loop has to tell that no `await` will: errors in callbacks at once, and at its end failures
// that nobody looked at and coroutines that nobody awaited. Each is told once.
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

export class Reports {
  readonly #loop: Loop;
  readonly #unseen = new Set<Future<unknown>>();
  readonly #unstarted = new Set<Coroutine<unknown>>();
  handler: ExceptionHandler | null = null;

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  /** A future failed; until somebody looks, that is unseen. */
  failed(future: Future<unknown>): void {
    this.#unseen.add(future);
  }

  seen(future: Future<unknown>): void {
    this.#unseen.delete(future);
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
    for (const future of unseen) this.#neverRetrieved(future);
  }

  #neverAwaited(coroutine: Coroutine<unknown>): void {
    const message = `Coroutine "${coroutine.name}" was never awaited`;
    const exception = coroutine.madeAt;
    observer.reported?.("neverAwaited", coroutine, exception);
    if (this.handler !== null || observer.reported === undefined) {
      this.tell({ message, exception, coroutine });
    }
  }

  #neverRetrieved(future: Future<unknown>): void {
    const outcome = future.outcome();
    if (outcome.kind !== "threw") return;
    const exception = outcome.error;
    const message = `${future.label} failed and its exception was never retrieved`;
    observer.reported?.("neverRetrieved", future, exception);
    if (this.handler !== null || observer.reported === undefined) {
      this.tell({ message, exception, future });
    }
  }
}
