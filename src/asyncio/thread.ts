// The port to threads and helper processes: what pools of workers stand on. A worker does one job at a
// time. Events may come at any time, from outside the loop; who listens brings them into it.

/** A function that a worker can find by itself. */
export interface ModuleExport {
  /** The module's URL: `import.meta.url` for the module itself. */
  readonly module: string | URL;
  /** The name under which the module exports the function. */
  readonly name: string;
}

/** Code that can cross to a worker: a function's text, or where to import it from. */
export type Code =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "export"; readonly module: string; readonly name: string };

export interface Job {
  readonly code: Code;
  readonly args: readonly unknown[];
}

/** What was thrown; of an error what can cross. */
export type Thrown =
  | {
      readonly kind: "error";
      readonly name: string;
      readonly message: string;
      readonly stack: string;
    }
  | { readonly kind: "value"; readonly value: unknown };

export interface WorkerEvents {
  returned(value: unknown): void;
  threw(thrown: Thrown): void;
  /** It is no more; nothing follows. `null` if it was stopped. */
  lost(error: Error | null): void;
}

export interface Worker {
  /** Throws if the arguments can't cross; the worker is free then. */
  run(job: Job): void;
  /** Ends it, whatever it does. */
  stop(): void;
}

export type WorkerKind = "thread" | "process";

export interface Threads {
  /** How many can really run at the same time. */
  readonly processors: number;
  /** Comes back after so many milliseconds, in which nothing else runs in this thread. */
  block(milliseconds: number): void;
  /** Starts a worker. It keeps the program alive only while it has a job. */
  start(kind: WorkerKind, events: WorkerEvents): Worker;
}
