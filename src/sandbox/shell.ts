// `sh`, the shell as a program: a command line, a file, or what comes in.
import type { Process } from "./processlife.ts";
import { parse } from "./shellparse.ts";
import { readAll, Shell } from "./shellrun.ts";
import { ShellSyntaxError } from "./shellsyntax.ts";

/** `sh -c TEXT [NAME ARG…]`, or `sh FILE [ARG…]`, or from standard input. */
export async function sh(process: Process, args: readonly string[]): Promise<number> {
  const [first, second] = args;
  if (first === "-c") {
    const [name = "sh", ...rest] = args.slice(2);
    return runText(new Shell(process, name, rest), second ?? "");
  }
  if (first === undefined) return runText(new Shell(process, "sh", []), await readAll(process));
  const { files } = process.machine;
  const path = files.resolve(first, process.cwd);
  if (files.find(path)?.kind !== "file") {
    await process.write(2, `sh: 0: cannot open ${first}: No such file\n`);
    return 2;
  }
  const text = new TextDecoder().decode(files.read(path));
  return runText(new Shell(process, first, args.slice(1)), text);
}

async function runText(shell: Shell, text: string): Promise<number> {
  try {
    return await shell.whole(parse(text));
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    await shell.process.write(2, `${shell.name}: 1: ${error.message}\n`);
    return 2;
  }
}
