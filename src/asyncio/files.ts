// Files and folders, in the spirit of the Python package aiofiles. Paths are POSIX ones, from the
// program's folder on.
import { fileSystem } from "#file";
import { ask } from "./ask.ts";
import { AsyncFile, type FileAccess } from "./asyncfile.ts";
import { OSError, ValueError } from "./errors.ts";
import type { FileFlags, FileStatus } from "./file.ts";
import { getRunningLoop } from "./loop.ts";

/** Python's modes for text, without the `t`: `r` reads, `w` writes anew, `a` appends, `x` wants none to be there. */
export type TextMode = "r" | "r+" | "w" | "w+" | "a" | "a+" | "x" | "x+";
/** The same for bytes. */
export type BinaryMode =
  | ("rb" | "rb+" | "r+b" | "wb" | "wb+" | "w+b")
  | ("ab" | "ab+" | "a+b" | "xb" | "xb+" | "x+b");

/** What can be done with files; each call waits for the disk, and for nothing else. */
export interface Files {
  /**
   * Opens a file. Throws `FileNotFoundError` if there is none, `OSError` if it is a folder or may not be
   * opened.
   */
  open(path: string, mode?: TextMode): Promise<AsyncFile<string>>;
  open(path: string, mode: BinaryMode): Promise<AsyncFile<Uint8Array>>;
  /** The names of what is in a folder, sorted. */
  listdir(path?: string): Promise<string[]>;
  mkdir(path: string): Promise<void>;
  /** With all folders on the way; that it is there already is no error. */
  makedirs(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  rmdir(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  isfile(path: string): Promise<boolean>;
  isdir(path: string): Promise<boolean>;
  /** In bytes. */
  getsize(path: string): Promise<number>;
}

/**
 * Files and folders: in Node, Deno and Bun the real ones, in the sandbox those of a small computer in
 * memory, on a disk that takes its time. In a browser's page there are none.
 *
 * @see https://github.com/Tinche/aiofiles
 *
 * @example
 * ```ts
 * import { files } from "asyncio";
 *
 * const path = `/tmp/list-${performance.now()}.txt`;
 * await using list = await files.open(path, "a");
 * await list.write("rice\n");
 * await list.write("tea\n");
 * console.log(await files.getsize(path)); // 9
 * await files.remove(path);
 * console.log(await files.exists(path)); // false
 * ```
 */
export const files: Files = Object.freeze({
  open,
  listdir: async (path = ".") => [...(await ask("list", path, () => fileSystem.list(path)))].sort(),
  mkdir: (path: string) => ask("make the folder", path, () => fileSystem.makeFolder(path, false)),
  makedirs: (path: string) => ask("make the folder", path, () => fileSystem.makeFolder(path, true)),
  remove: (path: string) => ask("remove", path, () => fileSystem.remove(path)),
  rmdir: (path: string) => ask("remove the folder", path, () => fileSystem.removeFolder(path)),
  rename: (from: string, to: string) =>
    ask("rename", `${from} to ${to}`, () => fileSystem.rename(from, to)),
  exists: async (path: string) => (await statusOf(path)) !== null,
  isfile: async (path: string) => (await statusOf(path))?.kind === "file",
  isdir: async (path: string) => (await statusOf(path))?.kind === "folder",
  getsize: async (path: string) => (await ask("measure", path, () => fileSystem.status(path))).size,
}) as Files;

async function open(path: string, mode: string = "r"): Promise<AsyncFile<string | Uint8Array>> {
  const { flags, ...access } = accessOf(path, mode);
  const loop = getRunningLoop();
  const file = await ask(
    "open",
    path,
    () => fileSystem.open(path, flags),
    (unwanted) => unwanted.drop(),
  );
  return new AsyncFile(loop, path, file, access);
}

function accessOf(path: string, mode: string): FileAccess & { readonly flags: FileFlags } {
  const kind = /^([rwax])(\+?)([bt]?)(\+?)$/.exec(mode);
  if (kind === null || (kind[2] !== "" && kind[4] !== "")) {
    throw new ValueError(
      `Cannot open ${path}: found the mode "${mode}", expected r, w, a or x, with + or b behind`,
    );
  }
  const [, letter = "r", plus = "", type, late = ""] = kind;
  const both = plus + late;
  return {
    mode,
    flags: `${letter === "x" ? "wx" : letter}${both}` as FileFlags,
    isText: type !== "b",
    reads: letter === "r" || both !== "",
    writes: letter !== "r" || both !== "",
    appends: letter === "a",
  };
}

async function statusOf(path: string): Promise<FileStatus | null> {
  try {
    return await ask("look at", path, () => fileSystem.status(path));
  } catch (error) {
    const isMissing = error instanceof OSError && /^(ENOENT|ENOTDIR)$/.test(error.code ?? "");
    if (isMissing) return null;
    throw error;
  }
}
