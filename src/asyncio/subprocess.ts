// Processes of the system, with their standard streams as a writer and two readers.
import { BrokenPipeError, ConnectionResetError, ValueError } from "./errors.ts";
import { gather } from "./gather.ts";
import { getRunningLoop } from "./loop.ts";
import type { Command, Redirect, Signal } from "./process.ts";
import { ProcessRun } from "./processrun.ts";
import { checkLimit, type StreamReader } from "./reader.ts";
import { StreamWriter } from "./writer.ts";

/**
 * A new pipe between the program and the process: `process.stdin`, `stdout`, `stderr`.
 *
 * @see https://docs.python.org/3.14/library/asyncio-subprocess.html#asyncio.subprocess.PIPE
 *
 * @example
 * ```ts
 * import { createSubprocessExec, PIPE } from "asyncio";
 *
 * const process = await createSubprocessExec("echo", ["tea"], { stdout: PIPE });
 * console.log((await process.stdout?.readline())?.length); // 4
 * await process.wait();
 * ```
 */
export const PIPE = -1;
/**
 * For `stderr`: to wherever `stdout` goes.
 *
 * @see https://docs.python.org/3.14/library/asyncio-subprocess.html#asyncio.subprocess.STDOUT
 *
 * @example
 * ```ts
 * import { createSubprocessShell, PIPE, STDOUT } from "asyncio";
 *
 * const process = await createSubprocessShell("echo oh >&2", { stdout: PIPE, stderr: STDOUT });
 * const { stdout, stderr } = await process.communicate();
 * console.log(stdout?.length, stderr); // 3 null
 * ```
 */
export const STDOUT = -2;
/**
 * Nothing is read from there, and what is written is thrown away.
 *
 * @see https://docs.python.org/3.14/library/asyncio-subprocess.html#asyncio.subprocess.DEVNULL
 *
 * @example
 * ```ts
 * import { createSubprocessExec, DEVNULL } from "asyncio";
 *
 * const process = await createSubprocessExec("echo", ["to nobody"], { stdout: DEVNULL });
 * console.log(await process.wait(), process.stdout); // 0 null
 * ```
 */
export const DEVNULL = -3;

/** Where a process reads from and writes to, and how it begins. */
export interface SubprocessOptions {
  /** `PIPE`, `DEVNULL`, the number of an open file, or `null`: the program's own, the default. */
  readonly stdin?: number | null;
  readonly stdout?: number | null;
  /** As the others; `STDOUT` too. */
  readonly stderr?: number | null;
  /** The longest line of a reader, in bytes; 65,536 by default. */
  readonly limit?: number;
  /** The folder to run in; the program's own by default. */
  readonly cwd?: string;
  /** All environment variables; the program's own by default. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a process wrote; `null` for what was no pipe. */
export interface Output {
  readonly stdout: Uint8Array | null;
  readonly stderr: Uint8Array | null;
}

/**
 * A process that was started with `createSubprocessExec` or `createSubprocessShell`.
 *
 * @see https://docs.python.org/3.14/library/asyncio-subprocess.html#asyncio.subprocess.Process
 *
 * @example
 * ```ts
 * import { createSubprocessExec, PIPE } from "asyncio";
 *
 * const process = await createSubprocessExec("cat", [], { stdin: PIPE, stdout: PIPE });
 * const { stdout } = await process.communicate("tea\n");
 * console.log(process.returncode, new TextDecoder().decode(stdout ?? undefined)); // 0 tea
 * ```
 */
export class Process implements AsyncDisposable {
  /** Writes to its standard input; `null` unless that is a `PIPE`. */
  readonly stdin: StreamWriter | null;
  /** Reads its standard output; `null` unless that is a `PIPE`. */
  readonly stdout: StreamReader | null;
  /** Reads its standard error; `null` unless that is a `PIPE`. */
  readonly stderr: StreamReader | null;
  readonly #run: ProcessRun;

  /** For the library: programs call `createSubprocessExec` or `createSubprocessShell`. */
  constructor(run: ProcessRun) {
    const { stdin, stdout, stderr } = run;
    this.#run = run;
    this.stdin = stdin === null ? null : new StreamWriter(stdin);
    this.stdout = stdout?.reader ?? null;
    this.stderr = stderr?.reader ?? null;
  }

  /** Its number in the system. */
  get pid(): number {
    return this.#run.pid;
  }

  /** Its exit code; `-15` says that signal 15 ended it; `null` while it runs. */
  get returncode(): number | null {
    return this.#run.returncode;
  }

  /**
   * Waits until it has ended and its pipes are closed; gives the exit code. Any number of tasks may
   * wait. A process that writes more than a pipe holds never ends unless somebody reads: use
   * `communicate`.
   */
  wait(): Promise<number> {
    return this.#run.wait();
  }

  /**
   * Sends `input` to its standard input and closes that, reads all it writes, and waits for its end.
   * That it stopped reading before is no error.
   */
  async communicate(input: Uint8Array | string | null = null): Promise<Output> {
    const { stdin, stdout, stderr } = this;
    const [, out, err] = await gather([
      async () => stdin && feed(stdin, input),
      async () => stdout && this.#run.readAll(stdout),
      async () => stderr && this.#run.readAll(stderr),
    ] as const);
    await this.wait();
    return { stdout: out, stderr: err };
  }

  /**
   * Sends a signal, as `"SIGINT"` or its number; nothing happens if the process has ended.
   *
   * Throws `ValueError` if there is no such signal.
   */
  sendSignal(signal: Signal): void {
    this.#run.kill(signal);
  }

  /** Asks it to end: `SIGTERM`. It may ignore that. */
  terminate(): void {
    this.sendSignal("SIGTERM");
  }

  /** Ends it: `SIGKILL`, which it can't ignore. */
  kill(): void {
    this.sendSignal("SIGKILL");
  }

  /** Kills it if it still runs, closes its pipes and waits for its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#run.end();
    await this.wait();
  }
}

/**
 * Starts a program with its arguments, without a shell between: nothing in them has a meaning of its
 * own. In a browser's page there are no programs.
 *
 * Throws `FileNotFoundError` if there is no such program, `OSError` if it can't be started. Cancelling
 * kills it.
 *
 * @see https://docs.python.org/3.14/library/asyncio-subprocess.html#asyncio.create_subprocess_exec
 *
 * @example
 * ```ts
 * import { createSubprocessExec, PIPE } from "asyncio";
 *
 * const process = await createSubprocessExec("echo", ["hello; $HOME"], { stdout: PIPE });
 * const { stdout } = await process.communicate();
 * console.log(new TextDecoder().decode(stdout ?? undefined)); // hello; $HOME
 * ```
 */
export async function createSubprocessExec(
  program: string,
  args: readonly string[] = [],
  options: SubprocessOptions = {},
): Promise<Process> {
  return start({ kind: "exec", program, args }, options);
}

/**
 * Starts a command line in the system's shell. Never put into it what a stranger typed: that is what
 * `createSubprocessExec` is for. In a browser's page there is no shell.
 *
 * Throws `OSError` if the shell can't be started. Cancelling kills it.
 *
 * @see https://docs.python.org/3.14/library/asyncio-subprocess.html#asyncio.create_subprocess_shell
 *
 * @example
 * ```ts
 * import { createSubprocessShell, PIPE } from "asyncio";
 *
 * const process = await createSubprocessShell("echo one; exit 3", { stdout: PIPE });
 * const { stdout } = await process.communicate();
 * console.log(process.returncode, stdout?.length); // 3 4
 * ```
 */
export async function createSubprocessShell(
  command: string,
  options: SubprocessOptions = {},
): Promise<Process> {
  return start({ kind: "shell", text: command }, options);
}

async function start(command: Command, options: SubprocessOptions): Promise<Process> {
  const run = new ProcessRun(getRunningLoop(), command, {
    stdin: redirect("stdin", options.stdin),
    stdout: redirect("stdout", options.stdout),
    stderr: redirect("stderr", options.stderr),
    cwd: options.cwd ?? null,
    env: options.env ?? null,
    limit: checkLimit(options.limit),
  });
  try {
    await run.start();
  } catch (error) {
    run.end();
    throw error;
  }
  return new Process(run);
}

function redirect(name: string, value: number | null = null): Redirect {
  if (value === null) return "inherit";
  if (value === PIPE) return "pipe";
  if (value === DEVNULL) return "null";
  if (value === STDOUT && name === "stderr") return "stdout";
  if (Number.isInteger(value) && value >= 0) return value;
  throw new ValueError(
    `Cannot use ${value} as ${name}: expected PIPE, DEVNULL, the number of an open file or null`,
  );
}

async function feed(stdin: StreamWriter, input: Uint8Array | string | null): Promise<void> {
  try {
    if (input !== null) stdin.write(input);
    await stdin.drain();
  } catch (error) {
    const hasStopped = error instanceof BrokenPipeError || error instanceof ConnectionResetError;
    if (!hasStopped) throw error;
  }
  stdin.close();
}
