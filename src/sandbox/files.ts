// The files of the simulated computer: a tree in memory, the same at the start of every run. Paths are
// POSIX ones; every failure is a `FileFailure` with the system's word for it.

export type FileCode =
  | "ENOENT"
  | "EEXIST"
  | "EISDIR"
  | "ENOTDIR"
  | "ENOTEMPTY"
  | "EACCES"
  | "EBADF"
  | "EINVAL"
  | "EMFILE"
  | "ENOSPC";

const said: Readonly<Record<FileCode, string>> = {
  ENOENT: "no such file or directory",
  EEXIST: "file already exists",
  EISDIR: "illegal operation on a directory",
  ENOTDIR: "not a directory",
  ENOTEMPTY: "directory not empty",
  EACCES: "permission denied",
  EBADF: "bad file descriptor",
  EINVAL: "invalid argument",
  EMFILE: "too many open files",
  ENOSPC: "no space left on device",
};

export class FileFailure extends Error {
  readonly code: FileCode;

  constructor(code: FileCode, message: string = said[code]) {
    super(message);
    this.code = code;
  }
}

export interface FileNode {
  readonly kind: "file";
  bytes: Uint8Array;
  /** Of `bytes`, so many count; the rest is room to grow. */
  length: number;
  changed: number;
  /** How many have it open. */
  holders: number;
  /** It has no name any more, and takes its room until nobody has it open. */
  isRemoved: boolean;
}

export interface FolderNode {
  readonly kind: "folder";
  readonly entries: Map<string, Entry>;
  changed: number;
}

/** Takes all that is written, and gives an end when read: `/dev/null`. */
export interface NullNode {
  readonly kind: "null";
  readonly changed: number;
}

export type Entry = FileNode | FolderNode | NullNode;

export const home = "/home/you";
/** What all files hold together, in bytes. */
const space = 32 * 1024 * 1024;
const encoder = new TextEncoder();

export class Files {
  readonly #now: () => number;
  readonly #root: FolderNode;
  #used = 0;

  /** `now` tells the time of changes. */
  constructor(now: () => number) {
    this.#now = now;
    this.#root = this.#folder();
    for (const path of [home, "/tmp", "/dev", "/bin"]) this.makeFolder(path, true);
    const device = this.#folderAt("/dev");
    device.entries.set("null", { kind: "null", changed: now() });
  }

  /** An absolute path without `.` and `..`. */
  resolve(path: string, from: string = home): string {
    const parts: string[] = [];
    for (const part of `${path.startsWith("/") ? "" : from}/${path}`.split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return `/${parts.join("/")}`;
  }

  /** What stands at an absolute path, or `null`. */
  find(path: string): Entry | null {
    let entry: Entry = this.#root;
    for (const part of partsOf(path)) {
      if (entry.kind !== "folder") throw new FileFailure("ENOTDIR");
      const next = entry.entries.get(part);
      if (next === undefined) return null;
      entry = next;
    }
    return entry;
  }

  get(path: string): Entry {
    const entry = this.find(path);
    if (entry === null) throw new FileFailure("ENOENT");
    return entry;
  }

  read(path: string): Uint8Array {
    const entry = this.get(path);
    if (entry.kind === "folder") throw new FileFailure("EISDIR");
    return entry.kind === "file" ? entry.bytes.slice(0, entry.length) : new Uint8Array();
  }

  list(path: string): readonly string[] {
    return [...this.#folderAt(path).entries.keys()].sort();
  }

  /** The file at `path`, made if it is missing and `make` says so. */
  file(path: string, make: "keep" | "empty" | "new" | "never"): FileNode | NullNode {
    const entry = this.find(path);
    if (entry === null) {
      if (make === "never") throw new FileFailure("ENOENT");
      const file = emptyFile();
      this.#enter(path, file);
      return file;
    }
    if (entry.kind === "folder") throw new FileFailure("EISDIR");
    if (make === "new") throw new FileFailure("EEXIST");
    if (make === "empty" && entry.kind === "file") this.cut(entry, 0);
    return entry;
  }

  write(path: string, content: Uint8Array | string): void {
    const file = this.file(path, "empty");
    if (file.kind === "file") this.put(file, 0, bytesOf(content));
  }

  /** Writes into an open file. */
  put(file: FileNode, at: number, bytes: Uint8Array): void {
    // Closed and removed before the disk came to it.
    if (isGone(file)) return;
    const end = at + bytes.length;
    const grown = Math.max(end - file.length, 0);
    if (this.#used + grown > space) throw new FileFailure("ENOSPC");
    if (end > file.bytes.length) {
      const room = new Uint8Array(Math.max(end, Math.min(2 * file.bytes.length, space)));
      room.set(file.bytes.subarray(0, file.length));
      file.bytes = room;
    }
    file.bytes.set(bytes, at);
    this.#used += grown;
    file.length += grown;
    file.changed = this.#now();
  }

  cut(file: FileNode, length: number): void {
    if (isGone(file)) return;
    if (this.#used + length - file.length > space) throw new FileFailure("ENOSPC");
    if (length > file.length) this.put(file, file.length, new Uint8Array(length - file.length));
    this.#used -= file.length - length;
    file.length = length;
    file.bytes = file.bytes.slice(0, length);
    file.changed = this.#now();
  }

  makeFolder(path: string, withParents = false): void {
    if (!withParents) {
      if (this.find(path) !== null) throw new FileFailure("EEXIST");
      this.#enter(path, this.#folder());
      return;
    }
    const parts = partsOf(path);
    for (let count = 1; count <= parts.length; count++) {
      const part = `/${parts.slice(0, count).join("/")}`;
      const entry = this.find(part);
      if (entry === null) this.#enter(part, this.#folder());
      else if (entry.kind !== "folder") throw new FileFailure("EEXIST");
    }
  }

  remove(path: string, recursive = false): void {
    const entry = this.get(path);
    if (entry.kind === "folder" && !recursive) throw new FileFailure("EISDIR");
    this.#leave(path);
    this.#forget(entry);
  }

  /** Somebody opens it. */
  hold(file: FileNode): void {
    file.holders += 1;
  }

  /** Somebody closes it. */
  drop(file: FileNode): void {
    file.holders -= 1;
    if (isGone(file)) this.#used -= file.length;
  }

  removeFolder(path: string): void {
    if (this.#folderAt(path).entries.size > 0) throw new FileFailure("ENOTEMPTY");
    this.#leave(path);
  }

  rename(from: string, to: string): void {
    const entry = this.get(from);
    if (from === to) return;
    if (to.startsWith(`${from}/`)) throw new FileFailure("EINVAL");
    const old = this.find(to);
    if (old?.kind === "folder" && entry.kind !== "folder") throw new FileFailure("EISDIR");
    if (old?.kind === "folder" && old.entries.size > 0) throw new FileFailure("ENOTEMPTY");
    if (old !== null) this.remove(to, true);
    this.#enter(to, entry);
    this.#leave(from);
  }

  #forget(entry: Entry): void {
    if (entry.kind === "folder") {
      for (const one of entry.entries.values()) this.#forget(one);
    } else if (entry.kind === "file") {
      entry.isRemoved = true;
      if (isGone(entry)) this.#used -= entry.length;
    }
  }

  #folder(): FolderNode {
    return { kind: "folder", entries: new Map(), changed: this.#now() };
  }

  #folderAt(path: string): FolderNode {
    const entry = this.get(path);
    if (entry.kind !== "folder") throw new FileFailure("ENOTDIR");
    return entry;
  }

  #enter(path: string, entry: Entry): void {
    const { parent, name } = this.#placeOf(path);
    if (name === "") throw new FileFailure("EEXIST");
    parent.entries.set(name, entry);
    parent.changed = this.#now();
  }

  #leave(path: string): void {
    const { parent, name } = this.#placeOf(path);
    if (!parent.entries.delete(name)) throw new FileFailure("EACCES");
    parent.changed = this.#now();
  }

  #placeOf(path: string): { readonly parent: FolderNode; readonly name: string } {
    const parts = partsOf(path);
    const name = parts.pop() ?? "";
    return { parent: this.#folderAt(`/${parts.join("/")}`), name };
  }
}

export function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === "string" ? encoder.encode(content) : content;
}

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function emptyFile(): FileNode {
  const bytes = new Uint8Array();
  return { kind: "file", bytes, length: 0, changed: 0, holders: 0, isRemoved: false };
}

/** Nobody can reach it any more. */
function isGone({ isRemoved, holders }: FileNode): boolean {
  return isRemoved && holders === 0;
}
