// The errors a program is meant to catch, and the two questions to ask of an unknown one. They are
// branded by registered symbols, so that two copies of the library know each other's.
const cancelled = Symbol.for("asyncio.CancelledError");
const timedOut = Symbol.for("asyncio.TimeoutError");

/** Thrown inside a task at the place where it waits, when somebody cancelled it. */
export class CancelledError extends Error {
  override get name(): string {
    return "CancelledError";
  }

  get [cancelled](): true {
    return true;
  }
}

/** The time allowed for something has passed. */
export class TimeoutError extends Error {
  override get name(): string {
    return "TimeoutError";
  }

  get [timedOut](): true {
    return true;
  }
}

/** Something was asked at a moment at which it can't be done. */
export class RuntimeError extends Error {
  override get name(): string {
    return "RuntimeError";
  }
}

/** A value of the right type that makes no sense here. */
export class ValueError extends Error {
  override get name(): string {
    return "ValueError";
  }
}

/** A context variable without a value was read. */
export class LookupError extends Error {
  override get name(): string {
    return "LookupError";
  }
}

/** A future was asked for what it does not have yet, or given what it already has. */
export class InvalidStateError extends Error {
  override get name(): string {
    return "InvalidStateError";
  }
}

/** `getNowait` on an empty queue. */
export class QueueEmpty extends Error {
  override get name(): string {
    return "QueueEmpty";
  }
}

/** `putNowait` on a full queue. */
export class QueueFull extends Error {
  override get name(): string {
    return "QueueFull";
  }
}

/** A queue was used after `shutdown`. */
export class QueueShutDown extends Error {
  override get name(): string {
    return "QueueShutDown";
  }
}

/** A barrier was broken by `abort`, or reset while somebody waited. */
export class BrokenBarrierError extends Error {
  override get name(): string {
    return "BrokenBarrierError";
  }
}

/** A stream ended before all that was asked for had arrived. */
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

/** The limit of a stream's buffer was reached while looking for a separator. */
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

/** The system could not do what was asked: a file, an address, a connection, a program. */
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

/** There is no such file, or no such program. */
export class FileNotFoundError extends OSError {
  override get name(): string {
    return "FileNotFoundError";
  }
}

/** The two sides could not agree on an encrypted connection, or the certificate is not trusted. */
export class SSLError extends OSError {
  override get name(): string {
    return "SSLError";
  }
}

/** Something is wrong with a connection. */
export class ConnectionError extends OSError {
  override get name(): string {
    return "ConnectionError";
  }
}

/** Nobody listens at the address. */
export class ConnectionRefusedError extends ConnectionError {
  override get name(): string {
    return "ConnectionRefusedError";
  }
}

/** The other side closed the connection, or it was lost. */
export class ConnectionResetError extends ConnectionError {
  override get name(): string {
    return "ConnectionResetError";
  }
}

/** Written to a pipe or connection that nobody reads any more. */
export class BrokenPipeError extends ConnectionError {
  override get name(): string {
    return "BrokenPipeError";
  }
}

/** Whether `error` is a cancellation, which clean-up code must let pass. */
export function isCancelled(error: unknown): error is CancelledError {
  return isBranded(error, cancelled);
}

/** Whether `error` says that time ran out: ours, or the platform's `AbortSignal.timeout`. */
export function isTimeout(error: unknown): error is Error {
  if (isBranded(error, timedOut)) return true;
  return error instanceof Error && error.name === "TimeoutError";
}

function isBranded(error: unknown, brand: symbol): boolean {
  return typeof error === "object" && error !== null && brand in error;
}
