// The port to processes: what subprocesses stand on. Events may come at any time, from outside the
// loop; who listens to them brings them into it.
import type { TransportEvents } from "./network.ts";

export type Command =
  | { readonly kind: "exec"; readonly program: string; readonly args: readonly string[] }
  | { readonly kind: "shell"; readonly text: string };

/** Where one of a child's three streams leads; `stdout` is for stderr only; a number is a file's. */
export type Redirect = "inherit" | "pipe" | "null" | "stdout" | number;

export interface SpawnOptions {
  readonly stdin: Redirect;
  readonly stdout: Redirect;
  readonly stderr: Redirect;
  readonly cwd: string | null;
  readonly env: Readonly<Record<string, string>> | null;
}

/** A signal by its number or its name, such as `SIGTERM`. */
export type Signal = number | `SIG${string}`;

/** A process that runs. */
export interface Child {
  readonly pid: number;
  /** Does nothing if the process is over. Throws `ValueError` if there is no such signal. */
  kill(signal: Signal): void;
  /** Ends it because the loop is closed. */
  drop(): void;
}

/** `started` or `failed` first; then `exited`, once. Each piped stream tells of itself. */
export interface ProcessEvents {
  readonly stdin: TransportEvents | null;
  readonly stdout: TransportEvents | null;
  readonly stderr: TransportEvents | null;
  /** The pipes have been told to be open before. */
  started(child: Child): void;
  failed(error: Error): void;
  /** With the exit code, or the negative number of the signal that ended it. */
  exited(code: number): void;
}

export interface Processes {
  spawn(command: Command, options: SpawnOptions, events: ProcessEvents): void;
}
