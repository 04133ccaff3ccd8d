// The errors a program is meant to catch, and the two questions to ask of an unknown one. They are
// branded by registered symbols, so that two copies of the library know each other's.
// Over 300 lines only because every public name carries its documentation and an example.
const cancelled = Symbol.for("asyncio.CancelledError");
const timedOut = Symbol.for("asyncio.TimeoutError");

/**
 * Thrown inside a task at the place where it waits, when somebody cancelled it. Let it pass after the
 * clean-up: `catch` sees it, `isCancelled` knows it.
 *
 * @see https://docs.python.org/3.14/library/asyncio-exceptions.html#asyncio.CancelledError
 *
 * @example
 * ```ts
 * import { createTask, sleep } from "asyncio";
 *
 * const task = createTask(() => sleep(1000));
 * await sleep(1);
 * task.cancel("closing time");
 * await task.then(null, (error) => console.log(`${error}`)); // CancelledError: closing time
 * ```
 */
export class CancelledError extends Error {
  override get name(): string {
    return "CancelledError";
  }

  get [cancelled](): true {
    return true;
  }
}

/**
 * The time allowed for something has passed. Its cause is the cancellation that ended the work.
 *
 * @see https://docs.python.org/3.14/library/asyncio-exceptions.html#asyncio.TimeoutError
 *
 * @example
 * ```ts
 * import { sleep, timeout } from "asyncio";
 *
 * await timeout(10, () => sleep(1000)).catch((error) => console.log(error.name)); // TimeoutError
 * ```
 */
export class TimeoutError extends Error {
  override get name(): string {
    return "TimeoutError";
  }

  get [timedOut](): true {
    return true;
  }
}

/**
 * Something was asked at a moment at which it can't be done.
 *
 * @see https://docs.python.org/3.14/library/exceptions.html#RuntimeError
 *
 * @example
 * ```ts
 * import { Lock } from "asyncio";
 *
 * try {
 *   new Lock().release();
 * } catch (error) {
 *   console.log(`${error}`); // RuntimeError: Cannot release the lock: it is not held
 * }
 * ```
 */
export class RuntimeError extends Error {
  override get name(): string {
    return "RuntimeError";
  }
}

/**
 * A value of the right type that makes no sense here. A number out of range is a `RangeError`.
 *
 * @see https://docs.python.org/3.14/library/exceptions.html#ValueError
 *
 * @example
 * ```ts
 * import { ValueError, wait } from "asyncio";
 *
 * await wait([]).catch((error) => console.log(error instanceof ValueError)); // true
 * ```
 */
export class ValueError extends Error {
  override get name(): string {
    return "ValueError";
  }
}

/**
 * A context variable without a value was read.
 *
 * @see https://docs.python.org/3.14/library/exceptions.html#LookupError
 *
 * @example
 * ```ts
 * import { ContextVar, LookupError } from "asyncio";
 *
 * const user = new ContextVar<string>("user");
 * try {
 *   user.get();
 * } catch (error) {
 *   console.log(error instanceof LookupError); // true
 * }
 * ```
 */
export class LookupError extends Error {
  override get name(): string {
    return "LookupError";
  }
}

/**
 * A future was asked for what it does not have yet, or given what it already has.
 *
 * @see https://docs.python.org/3.14/library/asyncio-exceptions.html#asyncio.InvalidStateError
 *
 * @example
 * ```ts
 * import { Future, InvalidStateError } from "asyncio";
 *
 * try {
 *   new Future().result();
 * } catch (error) {
 *   console.log(error instanceof InvalidStateError); // true
 * }
 * ```
 */
export class InvalidStateError extends Error {
  override get name(): string {
    return "InvalidStateError";
  }
}

/**
 * `getNowait` on an empty queue.
 *
 * @see https://docs.python.org/3.14/library/asyncio-queue.html#asyncio.QueueEmpty
 *
 * @example
 * ```ts
 * import { Queue, QueueEmpty } from "asyncio";
 *
 * try {
 *   new Queue().getNowait();
 * } catch (error) {
 *   console.log(error instanceof QueueEmpty); // true
 * }
 * ```
 */
export class QueueEmpty extends Error {
  override get name(): string {
    return "QueueEmpty";
  }
}

/**
 * `putNowait` on a full queue.
 *
 * @see https://docs.python.org/3.14/library/asyncio-queue.html#asyncio.QueueFull
 *
 * @example
 * ```ts
 * import { Queue, QueueFull } from "asyncio";
 *
 * const queue = new Queue<number>(1);
 * queue.putNowait(1);
 * try {
 *   queue.putNowait(2);
 * } catch (error) {
 *   console.log(error instanceof QueueFull); // true
 * }
 * ```
 */
export class QueueFull extends Error {
  override get name(): string {
    return "QueueFull";
  }
}

/**
 * A queue was used after `shutdown`.
 *
 * @see https://docs.python.org/3.14/library/asyncio-queue.html#asyncio.QueueShutDown
 *
 * @example
 * ```ts
 * import { Queue, QueueShutDown } from "asyncio";
 *
 * const queue = new Queue<number>();
 * queue.shutdown();
 * await queue.put(1).catch((error) => console.log(error instanceof QueueShutDown)); // true
 * ```
 */
export class QueueShutDown extends Error {
  override get name(): string {
    return "QueueShutDown";
  }
}

/**
 * A barrier was broken by `abort`, or reset while somebody waited.
 *
 * @see https://docs.python.org/3.14/library/asyncio-sync.html#asyncio.BrokenBarrierError
 *
 * @example
 * ```ts
 * import { Barrier, BrokenBarrierError } from "asyncio";
 *
 * const barrier = new Barrier(2);
 * await barrier.abort();
 * await barrier.wait().catch((error) => console.log(error instanceof BrokenBarrierError)); // true
 * ```
 */
export class BrokenBarrierError extends Error {
  override get name(): string {
    return "BrokenBarrierError";
  }
}

/**
 * A stream ended before all that was asked for had arrived.
 *
 * @see https://docs.python.org/3.14/library/asyncio-exceptions.html#asyncio.IncompleteReadError
 *
 * @example
 * ```ts
 * import { StreamReader } from "asyncio";
 *
 * const reader = new StreamReader();
 * reader.feedData(new TextEncoder().encode("ab"));
 * reader.feedEof();
 * await reader.readexactly(3).catch((error) => console.log(error.partial.length, error.expected)); // 2 3
 * ```
 */
export class IncompleteReadError extends Error {
  readonly partial: Uint8Array;
  readonly expected: number | null;

  constructor(partial: Uint8Array, expected: number | null) {
    const wanted = expected === null ? "a separator" : `${expected} bytes`;
    super(`Cannot read ${wanted}: the stream ended after ${partial.length} bytes`);
    this.partial = partial;
    this.expected = expected;
  }

  override get name(): string {
    return "IncompleteReadError";
  }
}

/**
 * The limit of a stream's buffer was reached while looking for a separator.
 *
 * @see https://docs.python.org/3.14/library/asyncio-exceptions.html#asyncio.LimitOverrunError
 *
 * @example
 * ```ts
 * import { LimitOverrunError, StreamReader } from "asyncio";
 *
 * const reader = new StreamReader({ limit: 4 });
 * reader.feedData(new TextEncoder().encode("no end of line"));
 * await reader.readuntil("\n").catch((error) => console.log(error instanceof LimitOverrunError)); // true
 * ```
 */
export class LimitOverrunError extends Error {
  readonly consumed: number;

  constructor(message: string, consumed: number) {
    super(message);
    this.consumed = consumed;
  }

  override get name(): string {
    return "LimitOverrunError";
  }
}

/** What went wrong with it, in the platform's word: `ECONNREFUSED`, `ENOENT` ... */
export interface SystemErrorOptions extends ErrorOptions {
  readonly code?: string;
}

/**
 * The system could not do what was asked: a file, an address, a connection, a program.
 *
 * @see https://docs.python.org/3.14/library/exceptions.html#OSError
 *
 * @example
 * ```ts
 * import { ConnectionRefusedError, OSError } from "asyncio";
 *
 * console.log(new ConnectionRefusedError("nobody is there") instanceof OSError); // true
 * ```
 */
export class OSError extends Error {
  /** The platform's word for it, as `EADDRINUSE`; `null` if there is none. */
  readonly code: string | null;

  constructor(message?: string, options: SystemErrorOptions = {}) {
    super(message, options);
    this.code = options.code ?? null;
  }

  override get name(): string {
    return "OSError";
  }
}

/**
 * There is no such file, or no such program.
 *
 * @see https://docs.python.org/3.14/library/exceptions.html#FileNotFoundError
 *
 * @example
 * ```ts
 * import { createSubprocessExec, FileNotFoundError } from "asyncio";
 *
 * await createSubprocessExec("no-such-program").catch((error) => {
 *   console.log(error instanceof FileNotFoundError); // true
 * });
 * ```
 */
export class FileNotFoundError extends OSError {
  override get name(): string {
    return "FileNotFoundError";
  }
}

/**
 * The two sides could not agree on an encrypted connection, or the certificate is not trusted.
 *
 * @see https://docs.python.org/3.14/library/ssl.html#ssl.SSLError
 *
 * @example
 * ```ts
 * import { OSError, SSLError } from "asyncio";
 *
 * console.log(new SSLError("it went wrong") instanceof OSError); // true
 * ```
 */
export class SSLError extends OSError {
  override get name(): string {
    return "SSLError";
  }
}

/**
 * Something is wrong with a connection.
 *
 * @see https://docs.python.org/3.14/library/exceptions.html#ConnectionError
 *
 * @example
 * ```ts
 * import { ConnectionError, OSError } from "asyncio";
 *
 * console.log(new ConnectionError("it went wrong") instanceof OSError); // true
 * ```
 */
export class ConnectionError extends OSError {
  override get name(): string {
    return "ConnectionError";
  }
}

/**
 * Nobody listens at the address.
 *
 * @see https://docs.python.org/3.14/library/exceptions.html#ConnectionRefusedError
 *
 * @example
 * ```ts
 * import { ConnectionError, ConnectionRefusedError } from "asyncio";
 *
 * console.log(new ConnectionRefusedError("it went wrong") instanceof ConnectionError); // true
 * ```
 */
export class ConnectionRefusedError extends ConnectionError {
  override get name(): string {
    return "ConnectionRefusedError";
  }
}

/**
 * The other side closed the connection, or it was lost.
 *
 * @see https://docs.python.org/3.14/library/exceptions.html#ConnectionResetError
 *
 * @example
 * ```ts
 * import { ConnectionError, ConnectionResetError } from "asyncio";
 *
 * console.log(new ConnectionResetError("it went wrong") instanceof ConnectionError); // true
 * ```
 */
export class ConnectionResetError extends ConnectionError {
  override get name(): string {
    return "ConnectionResetError";
  }
}

/**
 * Written to a pipe or connection that nobody reads any more.
 *
 * @see https://docs.python.org/3.14/library/exceptions.html#BrokenPipeError
 *
 * @example
 * ```ts
 * import { BrokenPipeError, ConnectionError } from "asyncio";
 *
 * console.log(new BrokenPipeError("it went wrong") instanceof ConnectionError); // true
 * ```
 */
export class BrokenPipeError extends ConnectionError {
  override get name(): string {
    return "BrokenPipeError";
  }
}

/**
 * Whether `error` is a cancellation, from whichever copy of the library; clean-up code must let it pass.
 *
 * @see https://docs.python.org/3.14/library/asyncio-exceptions.html#asyncio.CancelledError
 *
 * @example
 * ```ts
 * import { createTask, isCancelled, sleep, wait } from "asyncio";
 *
 * const task = createTask(async () => {
 *   try {
 *     await sleep(1000);
 *   } catch (error) {
 *     if (isCancelled(error)) throw error;
 *     console.log("a real failure");
 *   }
 * });
 * await sleep(1);
 * task.cancel();
 * await wait([task]);
 * console.log(task.cancelled()); // true
 * ```
 */
export function isCancelled(error: unknown): error is CancelledError {
  return isBranded(error, cancelled);
}

/**
 * Whether `error` says that time ran out: ours, or the platform's from `AbortSignal.timeout`.
 *
 * @see https://docs.python.org/3.14/library/asyncio-exceptions.html#asyncio.TimeoutError
 *
 * @example
 * ```ts
 * import { isTimeout, TimeoutError } from "asyncio";
 *
 * console.log(isTimeout(new TimeoutError())); // true
 * console.log(isTimeout(new DOMException("", "TimeoutError"))); // true
 * ```
 */
export function isTimeout(error: unknown): error is Error {
  if (isBranded(error, timedOut)) return true;
  return error instanceof Error && error.name === "TimeoutError";
}

/**
 * The error of a cancellation made by the loop, where no frame of the stack is the program's: without
 * one, which would cost more than all the rest of the cancellation.
 */
export function cancellation(message: string | undefined): CancelledError {
  const limit = Error.stackTraceLimit;
  // Where it can't be set (frozen, or not V8), the error simply has its stack.
  Reflect.set(Error, "stackTraceLimit", 0);
  const error = new CancelledError(message);
  Reflect.set(Error, "stackTraceLimit", limit);
  return error;
}

function isBranded(error: unknown, brand: symbol): boolean {
  return typeof error === "object" && error !== null && brand in error;
}
