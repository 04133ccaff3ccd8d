// What crosses between a program's realm and one of its threads. Types only.
import type { Job, Thrown } from "../asyncio/thread.ts";
import type { ConsoleMethod, Printable } from "../runner/protocol.ts";

/** To a realm that is to be a thread, once. */
export interface ToServe {
  readonly type: "serve";
  readonly port: MessagePort;
}

export interface ToThread {
  readonly job: Job;
  readonly clock: "virtual" | "real";
  /** The program's time at the start of the job. */
  readonly at: number;
  readonly seed: number;
}

/** A line that a job printed, so many milliseconds after its start. */
export interface Said {
  readonly after: number;
  readonly method: ConsoleMethod;
  readonly values: readonly Printable[];
}

export type Answer =
  | { readonly kind: "returned"; readonly value: unknown }
  | { readonly kind: "threw"; readonly thrown: Thrown };

export type FromThread =
  /** The job's own code begins to run. */
  { readonly type: "began" } | Ending;

export type Ending =
  | {
      readonly type: "done";
      readonly answer: Answer;
      /** How long it took on the thread's own clock, in milliseconds. */
      readonly cost: number;
      readonly said: readonly Said[];
    }
  /** The job waits for something that never comes. */
  | { readonly type: "stuck"; readonly said: readonly Said[] }
  /** The thread broke. */
  | {
      readonly type: "broke";
      readonly message: string;
      readonly cost: number;
      readonly said: readonly Said[];
    };
