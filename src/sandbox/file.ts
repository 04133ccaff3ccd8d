// Files of programs in the sandbox: those of the simulated computer, which its processes see too.
import type { FileFlags, FileStatus, FileSystem, OpenFile } from "../asyncio/file.ts";
import type { OwnCloser } from "../runner/protocol.ts";
import { type FileNode, home, type NullNode } from "./files.ts";
import { disk, machine } from "./host.ts";

const at = (path: string) => disk.files.resolve(path, home);

const ownFiles: FileSystem = {
  open(path: string, flags: FileFlags): Promise<OpenFile> {
    const place = disk.notes.here();
    return disk.do(() => {
      disk.expectRoom();
      const node = disk.files.file(at(path), making[flags]);
      const isAppended = node.kind === "file" && flags.startsWith("a");
      return new MemoryFile(node, disk.enter(path, place), isAppended ? node.length : 0);
    });
  },
  status: (path) => disk.do(() => statusOf(path)),
  list: (path) => disk.do(() => disk.files.list(at(path))),
  makeFolder: (path, withParents) => disk.do(() => disk.files.makeFolder(at(path), withParents)),
  removeFolder: (path) => disk.do(() => disk.files.removeFolder(at(path))),
  remove: (path) => disk.do(() => disk.files.remove(at(path))),
  rename: (from, to) => disk.do(() => disk.files.rename(at(from), at(to))),
};

/** Where a program's files are: in a process, with the program that started it. */
const there = () => machine.remoteFiles ?? ownFiles;

export const fileSystem: FileSystem = {
  open: (path, flags) => there().open(path, flags),
  status: (path) => there().status(path),
  list: (path) => there().list(path),
  makeFolder: (path, withParents) => there().makeFolder(path, withParents),
  removeFolder: (path) => there().removeFolder(path),
  remove: (path) => there().remove(path),
  rename: (from, to) => there().rename(from, to),
};

const making: Readonly<Record<FileFlags, "keep" | "empty" | "new" | "never">> = {
  r: "never",
  "r+": "never",
  w: "empty",
  "w+": "empty",
  a: "keep",
  "a+": "keep",
  wx: "new",
  "wx+": "new",
};

function statusOf(path: string): FileStatus {
  const entry = disk.files.get(at(path));
  if (entry.kind === "null") return { kind: "other", size: 0 };
  return entry.kind === "file" ? { kind: "file", size: entry.length } : { kind: "folder", size: 0 };
}

class MemoryFile implements OpenFile {
  readonly start: number;
  readonly #node: FileNode | NullNode;
  readonly #number: number;
  #isOpen = true;

  constructor(node: FileNode | NullNode, number: number, start: number) {
    this.start = start;
    this.#node = node;
    this.#number = number;
    if (node.kind === "file") disk.files.hold(node);
  }

  read(from: number, most: number): Promise<Uint8Array> {
    const node = this.#node;
    return disk.do(
      () =>
        node.kind === "null"
          ? new Uint8Array()
          : node.bytes.slice(from, Math.min(from + most, node.length)),
      (bytes) => bytes.length,
    );
  }

  write(bytes: Uint8Array, to: number | null): Promise<number> {
    const node = this.#node;
    return disk.do(
      () => {
        if (node.kind === "null") return 0;
        const at = to ?? node.length;
        disk.files.put(node, at, bytes);
        return at + bytes.length;
      },
      () => bytes.length,
    );
  }

  async truncate(length: number): Promise<void> {
    const node = this.#node;
    await disk.do(() => node.kind === "file" && disk.files.cut(node, length));
  }

  size(): Promise<number> {
    return disk.do(() => (this.#node.kind === "file" ? this.#node.length : 0));
  }

  close(): Promise<void> {
    this.#end("program");
    return disk.do(() => {});
  }

  drop(): void {
    this.#end("loop");
  }

  #end(by: OwnCloser): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    if (this.#node.kind === "file") disk.files.drop(this.#node);
    disk.leave(this.#number, by);
  }
}
