// A program from disk: the file, everything it imports by a relative path, and what it starts as a process
// by a name in a string; all at or below its folder.
import { readFile } from "node:fs/promises";
import { basename, dirname, join, posix } from "node:path";
import { text } from "node:stream/consumers";
import { mayStart, namesIn } from "../runner/programs.ts";
import type { Program } from "../runner/protocol.ts";
import { UsageError } from "./options.ts";

export interface Loaded {
  readonly program: Program;
  /** How to show the name of one of the program's files. */
  readonly shown: (file: string) => string;
}

const specifier = /(?:from|import)\s*\(?\s*["'](\.\.?\/[^"'\n]+)["']/g;
const endings = ["", ".ts", ".js", ".mts", ".mjs", ".json", "/index.ts"];

export async function loadProgram(file: string): Promise<Loaded> {
  if (file === "-") {
    const source = await text(process.stdin);
    const program = { entry: "stdin.ts", files: { "stdin.ts": source } };
    return { program, shown: (name) => name };
  }
  const folder = dirname(file);
  const entry = basename(file);
  const files: Record<string, string> = { [entry]: await readSource(file) };
  const left = [entry];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    for (const target of filesIn(name, files[name] ?? "")) {
      const found = await readFirst(folder, target, files);
      if (found !== null) left.push(found);
    }
  }
  return { program: { entry, files }, shown: (name) => join(folder, name) };
}

/** @throws UsageError when it can't be read. */
export async function readSource(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `Cannot read ${file}: ${code === "ENOENT" ? "there is no such file" : message}`,
    );
  }
}

/** The files a source may mean, relative to the entry's folder; what lies above it is left out. */
function filesIn(name: string, source: string): string[] {
  const imported = [...source.matchAll(specifier)].map(([, path]) =>
    posix.join(posix.dirname(name), path ?? ""),
  );
  // A process begins in the entry's folder.
  const started = mayStart([source]) ? namesIn(source) : [];
  return [...imported, ...started].filter((path) => !path.startsWith(".."));
}

/** Reads the first file that fits into `files`; `null` when it is there already or nowhere. */
async function readFirst(
  folder: string,
  target: string,
  files: Record<string, string>,
): Promise<string | null> {
  const names = endings.map((ending) => target + ending);
  names.push(target.replace(/\.(m?)js$/, ".$1ts"));
  for (const name of names) {
    if (Object.hasOwn(files, name)) return null;
    const source = await readFile(join(folder, name), "utf8").catch(() => null);
    if (source === null) continue;
    files[name] = source;
    return name;
  }
  return null;
}
