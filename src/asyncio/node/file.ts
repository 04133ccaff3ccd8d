// Files in Node, Deno and Bun: the platform's threads read and write them.
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rmdir,
  stat,
  unlink,
} from "node:fs/promises";
import type { FileFlags, FileStatus, FileSystem, OpenFile } from "../file.ts";

export const fileSystem: FileSystem = {
  open: async (path: string, flags: FileFlags) => {
    const file = await open(path, flags);
    // Node opens folders for reading, and fails at the first read.
    const found = await file.stat();
    if (found.isDirectory()) {
      await file.close();
      throw Object.assign(new Error(`EISDIR: ${path}`), { code: "EISDIR" });
    }
    return new NodeFile(file, flags.startsWith("a") ? found.size : 0);
  },
  async status(path): Promise<FileStatus> {
    const found = await stat(path);
    const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    return { kind, size: found.size };
  },
  list: (path) => readdir(path),
  async makeFolder(path, withParents) {
    await mkdir(path, { recursive: withParents });
  },
  removeFolder: (path) => rmdir(path),
  remove: (path) => unlink(path),
  rename,
};

class NodeFile implements OpenFile {
  readonly start: number;
  readonly #file: FileHandle;

  constructor(file: FileHandle, start: number) {
    this.#file = file;
    this.start = start;
  }

  async read(at: number, most: number): Promise<Uint8Array> {
    const { buffer, bytesRead } = await this.#file.read(new Uint8Array(most), 0, most, at);
    return buffer.subarray(0, bytesRead);
  }

  async write(bytes: Uint8Array, at: number | null): Promise<number> {
    for (let done = 0; done < bytes.length; ) {
      const position = at === null ? null : at + done;
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, position);
      done += bytesWritten;
    }
    return at === null ? this.size() : at + bytes.length;
  }

  truncate(length: number): Promise<void> {
    return this.#file.truncate(length);
  }

  async size(): Promise<number> {
    return (await this.#file.stat()).size;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  drop(): void {
    void this.#file.close().catch(() => {});
  }
}
