// What takes long to make, kept on disk under a name that tells what it was made of. Node only.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../node_modules/.cache/interleave", import.meta.url));
/** How many of a kind are kept, the newest. */
const kept = 8;

export class Shelf {
  readonly #kind: string;

  /** All names of one kind begin with it. */
  constructor(kind: string) {
    this.#kind = kind;
  }

  /** What was kept under this name; `null` when there is nothing. */
  read(name: string): Buffer | null {
    try {
      return readFileSync(this.#path(name));
    } catch {
      return null;
    }
  }

  /** Where it cannot be kept, it is made again the next time. */
  keep(name: string, made: string | Uint8Array): void {
    try {
      mkdirSync(folder, { recursive: true });
      const file = this.#path(name);
      // Renamed when complete, because others may be making the same thing.
      writeFileSync(`${file}.${process.pid}`, made);
      renameSync(`${file}.${process.pid}`, file);
      this.#makeRoom();
    } catch {
      // Nobody needs it now: whoever asks next makes it.
    }
  }

  #makeRoom(): void {
    const files = readdirSync(folder)
      .filter((name) => name.startsWith(`${this.#kind}-`))
      .map((name) => join(folder, name))
      .map((file) => ({ file, time: statSync(file).mtimeMs }));
    const old = files.sort((a, b) => b.time - a.time).slice(kept);
    for (const { file } of old) rmSync(file, { force: true });
  }

  #path(name: string): string {
    return join(folder, `${this.#kind}-${name}`);
  }
}
