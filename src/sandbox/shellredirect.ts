// The redirections of a shell's command: `<`, `>`, `>>`, `2>&1`, `3>&-`.
import { FileFailure } from "./files.ts";
import { openFile } from "./pipe.ts";
import type { Process } from "./processlife.ts";
import { expandOne, type Scope } from "./shellexpand.ts";
import type { Redirection } from "./shellsyntax.ts";

interface Opening {
  readonly number: number;
  readonly kind: "<" | ">" | ">>";
  readonly name: string;
}

/** Lays the streams of a command as its `<` and `>` say. */
export async function redirect(redirections: readonly Redirection[], scope: Scope): Promise<void> {
  for (const { number, kind, target } of redirections) {
    const name = await expandOne(target, scope);
    if (kind === ">&" || kind === "<&") duplicate(scope.process, number, name);
    else open(scope.process, { number, kind, name });
  }
}

function duplicate(process: Process, number: number, name: string): void {
  if (name === "-") {
    process.close(number);
    return;
  }
  const end = process.ends.get(Number(name));
  if (end === undefined) throw new FileFailure("EBADF", `${name}: Bad file descriptor`);
  process.open(number, end);
}

function open(process: Process, { number, kind, name }: Opening): void {
  const { files } = process.machine;
  const how = kind === "<" ? "never" : kind === ">" ? "empty" : "keep";
  try {
    const file = files.file(files.resolve(name, process.cwd), how);
    process.open(number, openFile(files, file, kind === ">>"));
  } catch (error) {
    if (!(error instanceof FileFailure)) throw error;
    const verb = kind === "<" ? "open" : "create";
    throw new FileFailure(error.code, `cannot ${verb} ${name}: ${reasonOf(error, verb)}`);
  }
}

function reasonOf({ code }: FileFailure, verb: string): string {
  if (code === "ENOENT" && verb === "create") return "Directory nonexistent";
  return reasons[code] ?? code;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "No such file",
  EISDIR: "Is a directory",
  ENOTDIR: "Directory nonexistent",
  EACCES: "Permission denied",
};
