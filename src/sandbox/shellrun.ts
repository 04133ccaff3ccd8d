// A shell at work: runs what it read, as `sh` does. A pipeline's commands run in processes of their own, at
// the same time; its code is the last one's. Whoever ends the shell does not end what it started.
import { FileFailure } from "./files.ts";
import { type End, Pipe } from "./pipe.ts";
import { Exit, type Process } from "./processlife.ts";
import { signalText } from "./processsignals.ts";
import { builtins, Jump, type Shelled } from "./shellbuiltin.ts";
import { expand, expandOne, type Scope } from "./shellexpand.ts";
import { redirect } from "./shellredirect.ts";
import type { Command, List, Pipeline } from "./shellsyntax.ts";

type Simple = Command & { readonly kind: "simple" };

export class Shell implements Scope, Shelled {
  readonly process: Process;
  readonly name: string;
  readonly children = new Map<number, Process>();
  /** What to do on a signal, by its number; 0 stands for the end. */
  readonly traps = new Map<number, List>();
  keepsEnds = false;
  args: readonly string[];
  code = 0;
  #last = 0;
  readonly #own = new Map<string, string>();

  constructor(process: Process, name: string, args: readonly string[]) {
    this.process = process;
    this.name = name;
    this.args = args;
  }

  get(name: string): string {
    if (name === "?") return String(this.code);
    if (name === "$") return String(this.process.pid);
    if (name === "!") return this.#last === 0 ? "" : String(this.#last);
    if (name === "#") return String(this.args.length);
    if (name === "@" || name === "*") return this.args.join(" ");
    if (name === "0") return this.name;
    if (/^\d+$/.test(name)) return this.args[Number(name) - 1] ?? "";
    if (name === "PWD") return this.process.cwd;
    return this.#own.get(name) ?? this.process.env.get(name) ?? "";
  }

  set(name: string, value: string): void {
    if (this.process.env.has(name)) this.process.env.set(name, value);
    else this.#own.set(name, value);
  }

  export(name: string): void {
    this.process.env.set(name, this.get(name));
  }

  async output(list: List): Promise<string> {
    const pipe = new Pipe();
    const ends = new Map(this.process.ends).set(1, pipe.writer);
    const child = this.#fork((shell) => shell.run(list, true), ends);
    const number = 1_000_000 + child.pid;
    this.process.open(number, pipe.reader);
    const text = await readAll(this.process, number);
    this.process.close(number);
    this.code = await this.ending(child);
    return text;
  }

  /** All it has to do, and then what a trap asks for at the end. */
  async whole(list: List): Promise<number> {
    await this.#untilExit(list, true);
    const [last, code] = [this.traps.get(0), this.code];
    if (last !== undefined) await this.#untilExit(last, false);
    return code;
  }

  async #untilExit(list: List, isLast: boolean): Promise<void> {
    try {
      await this.run(list, isLast);
    } catch (error) {
      if (!(error instanceof Jump)) throw error;
    }
  }

  /** `isLast`: nothing comes after it, so that its last program may take the shell's place. */
  async run(list: List, isLast = false): Promise<number> {
    for (const [index, { pipeline, join }] of list.entries()) {
      const before = list[index - 1]?.join;
      if (before === "&&" && this.code !== 0) continue;
      if (before === "||" && this.code === 0) continue;
      if (join === "&") {
        const child = this.#fork((shell) => shell.#pipeline(pipeline, true));
        this.children.set(child.pid, child);
        this.#last = child.pid;
        this.code = 0;
      } else {
        this.code = await this.#pipeline(pipeline, isLast && index === list.length - 1);
      }
      await this.#heed();
    }
    return this.code;
  }

  /** Does what was asked for with `trap`, for every signal that came meanwhile. */
  async #heed(): Promise<void> {
    const { code } = this;
    for (const number of this.process.caught.splice(0)) {
      const list = this.traps.get(number);
      if (list !== undefined) await this.run(list);
      this.code = code;
    }
  }

  async #pipeline({ commands, isNegated }: Pipeline, isLast: boolean): Promise<number> {
    const [only] = commands;
    const code =
      only !== undefined && commands.length === 1
        ? await this.#command(only, isLast && !isNegated)
        : await this.#piped(commands);
    return isNegated ? Number(code === 0) : code;
  }

  async #piped(commands: readonly Command[]): Promise<number> {
    const children: Process[] = [];
    let input: Pipe | null = null;
    for (const [index, command] of commands.entries()) {
      const output: Pipe | null = index === commands.length - 1 ? null : new Pipe();
      const ends = new Map(this.process.ends);
      if (input !== null) ends.set(0, input.reader);
      if (output !== null) ends.set(1, output.writer);
      children.push(this.#fork((shell) => shell.#command(command, true), ends));
      input = output;
    }
    let code = 0;
    for (const child of children) code = await this.ending(child);
    return code;
  }

  /** Waits for a child; a signal that ended it is told, and its number is above 128. */
  async ending(child: Process): Promise<number> {
    const code = await this.process.waitFor(child);
    if (code >= 0) return code;
    const said = signalText(-code);
    if (said !== null) await this.process.write(2, `${said}\n`);
    return 128 - code;
  }

  #fork(body: (shell: Shell) => Promise<number>, ends = this.process.ends): Process {
    const { cwd, env, ignored } = this.process;
    return this.process.machine.start({ cwd, env, ends, ignored }, async (process) => {
      const shell = new Shell(process, this.name, this.args);
      for (const [name, value] of this.#own) shell.#own.set(name, value);
      shell.code = this.code;
      try {
        return await body(shell);
      } catch (error) {
        if (error instanceof Jump) return shell.code;
        throw error;
      }
    });
  }

  async #command(command: Command, isLast: boolean): Promise<number> {
    const saved = new Map(this.process.ends);
    for (const end of saved.values()) end.hold();
    this.keepsEnds = false;
    try {
      await redirect(command.redirections, this);
      return await this.#do(command, isLast);
    } catch (error) {
      if (!(error instanceof FileFailure)) throw error;
      await this.process.write(2, `${this.name}: 1: ${error.message}\n`);
      return 2;
    } finally {
      this.#restore(saved);
    }
  }

  #restore(saved: ReadonlyMap<number, End>): void {
    const { process } = this;
    if (this.keepsEnds) {
      for (const end of saved.values()) end.drop();
      this.keepsEnds = false;
      return;
    }
    for (const number of [...process.ends.keys()]) process.close(number);
    for (const [number, end] of saved) process.ends.set(number, end);
    // It was ended meanwhile, with what it held then.
    if (process.code !== null) for (const number of saved.keys()) process.close(number);
  }

  async #do(command: Command, isLast: boolean): Promise<number> {
    switch (command.kind) {
      case "simple":
        return this.#simple(command, isLast);
      case "group":
        return this.run(command.list);
      case "subshell":
        return this.ending(this.#fork((shell) => shell.run(command.list, true)));
      case "if":
        for (const { test, body } of command.branches) {
          if ((await this.run(test)) === 0) return this.run(body);
        }
        return command.otherwise === null ? 0 : this.run(command.otherwise);
      case "for":
        return this.#loop(command.body, await expand(command.words, this), command.name);
      case "while":
      case "until":
        return this.#while(command);
      default:
        return command satisfies never;
    }
  }

  async #while({ kind, test, body }: Command & { kind: "while" | "until" }): Promise<number> {
    let code = 0;
    while (((await this.run(test)) === 0) === (kind === "while")) {
      const next = await this.#turn(body);
      if (next === "break") break;
      code = this.code;
    }
    this.code = code;
    return code;
  }

  async #loop(body: List, values: readonly string[], name: string): Promise<number> {
    this.code = 0;
    for (const value of values) {
      this.set(name, value);
      if ((await this.#turn(body)) === "break") break;
    }
    return this.code;
  }

  async #turn(body: List): Promise<"next" | "break"> {
    try {
      await this.process.call();
      await this.run(body);
      return "next";
    } catch (error) {
      if (!(error instanceof Jump) || error.kind === "exit") throw error;
      return error.kind === "break" ? "break" : "next";
    }
  }

  async #simple({ assignments, words }: Simple, isLast: boolean): Promise<number> {
    const codeBefore = this.code;
    this.code = 0;
    const [name, ...args] = await withCode(this, codeBefore, () => expand(words, this));
    const values = new Map<string, string>();
    for (const { name: variable, value } of assignments) {
      values.set(variable, await expandOne(value, this));
    }
    if (name === undefined) {
      for (const [variable, value] of values) this.set(variable, value);
      return this.code;
    }
    const builtin = builtins.get(name);
    if (builtin !== undefined) {
      this.code = codeBefore;
      return builtin(this, args);
    }
    return this.#program(name, args, values, isLast);
  }

  async #program(
    name: string,
    args: readonly string[],
    values: ReadonlyMap<string, string>,
    isLast: boolean,
  ): Promise<number> {
    const found = this.process.machine.find(this.process.cwd, name);
    if (found.kind !== "found") {
      const why = found.kind === "refused" ? "Permission denied" : "not found";
      await this.process.write(2, `${this.name}: 1: ${name}: ${why}\n`);
      return found.kind === "refused" ? 126 : 127;
    }
    const run = (process: Process) => {
      for (const [variable, value] of values) process.env.set(variable, value);
      return found.run(process, args);
    };
    if (isLast && this.traps.size === 0) throw new Exit(await run(this.process));
    return this.ending(this.#fork((shell) => run(shell.process)));
  }
}

/** `$?` in the words of a command is the code of the one before it. */
async function withCode<T>(shell: Shell, code: number, body: () => Promise<T>): Promise<T> {
  shell.code = code;
  const value = await body();
  if (shell.code === code) shell.code = 0;
  return value;
}

/** All that is left to read. */
export async function readAll(process: Process, number = 0): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const bytes = await process.read(number);
    if (bytes === null) return text + decoder.decode();
    text += decoder.decode(bytes, { stream: true });
  }
}
