// One process from start to end, as the loop sees it: starting, running, exited (its pipes may still
// hold output), over. It is over when it has exited and every pipe is closed.
import { host } from "#host";
import { processes } from "#process";
import { arrive } from "./arrival.ts";
import { Connection } from "./connection.ts";
import { Crowd } from "./crowd.ts";
import type { Loop } from "./loop.ts";
import type { Child, Command, Redirect, Signal, SpawnOptions } from "./process.ts";
import { StreamReader } from "./reader.ts";

type State = "starting" | "running" | "exited" | "over";

export interface RunOptions extends SpawnOptions {
  readonly limit: number;
}

export class ProcessRun {
  readonly stdin: Connection | null;
  readonly stdout: Connection | null;
  readonly stderr: Connection | null;
  readonly #loop: Loop;
  readonly #command: Command;
  readonly #options: RunOptions;
  readonly #starts: Crowd;
  readonly #ends: Crowd<number>;
  readonly #pipes = new Set<Connection>();
  #state: State = "starting";
  #child: Child | null = null;
  #returncode: number | null = null;
  /** Called off: the process is killed as soon as it is there. */
  #isUnwanted = false;

  constructor(loop: Loop, command: Command, options: RunOptions) {
    this.#loop = loop;
    this.#command = command;
    this.#options = options;
    const reason = { kind: "process", subject: this, label: lineOf(command) } as const;
    this.#starts = new Crowd(loop, reason);
    this.#ends = new Crowd(loop, reason);
    this.stdin = this.#pipe(options.stdin, false);
    this.stdout = this.#pipe(options.stdout, true);
    this.stderr = this.#pipe(options.stderr, true);
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get returncode(): number | null {
    return this.#returncode;
  }

  async start(): Promise<void> {
    const { stdin, stdout, stderr } = this;
    this.#loop.resources.add(this);
    host.enter(null, () =>
      processes.spawn(this.#command, this.#options, {
        stdin,
        stdout,
        stderr,
        started: (child) => this.#started(child),
        failed: (error) => arrive(this.#loop, () => this.#failed(error)),
        exited: (code) => arrive(this.#loop, () => this.#exited(code)),
      }),
    );
    await this.#starts.wait();
  }

  async wait(): Promise<number> {
    return this.#returncode ?? this.#ends.wait();
  }

  /** Reads a pipe to its end and closes it. */
  async readAll(reader: StreamReader): Promise<Uint8Array> {
    const all = await reader.read();
    for (const pipe of this.#pipes) {
      if (pipe.reader === reader) pipe.close();
    }
    return all;
  }

  kill(signal: Signal): void {
    this.#child?.kill(signal);
  }

  /** Ends it at once, if it is not over. */
  end(): void {
    this.#isUnwanted = true;
    if (this.#returncode === null) this.kill("SIGKILL");
    for (const pipe of [...this.#pipes]) pipe.abort();
  }

  /** The loop is closed. */
  drop(): void {
    this.#isUnwanted = true;
    if (this.#returncode === null) this.#child?.drop();
  }

  #pipe(redirect: Redirect, isRead: boolean): Connection | null {
    if (redirect !== "pipe") return null;
    const { limit } = this.#options;
    const reader = isRead ? new StreamReader({ limit }, this.#loop) : null;
    const pipe: Connection = new Connection(this.#loop, reader, {
      lost: () => {
        this.#pipes.delete(pipe);
        this.#endIfOver();
      },
    });
    this.#pipes.add(pipe);
    return pipe;
  }

  #started(child: Child): void {
    this.#child = child;
    // A process must not outlive who called it off, even if the loop never hears of it.
    if (this.#isUnwanted) child.kill("SIGKILL");
    arrive(this.#loop, () => {
      this.#state = "running";
      this.#starts.release();
    });
  }

  #failed(error: Error): void {
    this.#state = "over";
    this.#loop.resources.delete(this);
    for (const pipe of this.#pipes) pipe.abort();
    this.#pipes.clear();
    this.#starts.fail(error);
  }

  #exited(code: number): void {
    this.#state = "exited";
    this.#returncode = code;
    this.#endIfOver();
  }

  #endIfOver(): void {
    if (this.#state !== "exited" || this.#returncode === null || this.#pipes.size > 0) return;
    this.#state = "over";
    this.#loop.resources.delete(this);
    this.#ends.release(this.#returncode);
  }
}

/** The command line, as far as it can be read at a glance. */
function lineOf(command: Command): string {
  const line =
    command.kind === "shell" ? command.text : [command.program, ...command.args].join(" ");
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
