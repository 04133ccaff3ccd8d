// The disk of the simulated computer, which takes its time. What is asked happens when the disk has come
// to it; bytes go through one line, one after the other.
import type { DiskPlan, FilePlan, OwnCloser, Scenario } from "../runner/protocol.ts";
import { FileFailure, type Files } from "./files.ts";
import { bodyOf } from "./httpsite.ts";
import type { World } from "./world.ts";

/** Who is told of files. */
export interface FileNotes {
  /** The line that runs, as JSON. */
  here(): string;
  opened(file: number, path: string, place: string): void;
  closed(file: number, by: OwnCloser): void;
}

/** As a good disk is: a tenth of a millisecond for each call, and 500 MB a second. */
const usual = { latency: 0.1, bandwidth: 500_000_000 };
/** Open at the same time. */
const mostFiles = 1024;

export class Disk {
  readonly files: Files;
  readonly #world: World;
  notes: FileNotes = { here: () => "null", opened() {}, closed() {} };
  #plan: Required<DiskPlan> = usual;
  #lineFree = 0;
  #files = 0;
  #open = 0;

  constructor(world: World, files: Files) {
    this.#world = world;
    this.files = files;
  }

  /** Before the program starts. */
  begin({ disk = {}, files = {} }: Scenario, notes: FileNotes): void {
    this.#plan = { ...usual, ...disk };
    this.notes = notes;
    for (const [path, plan] of Object.entries(files)) this.#lay(this.files.resolve(path), plan);
  }

  /** Does it when the disk has come to it, with so many bytes. */
  do<T>(work: () => T, bytes: (result: T) => number = () => 0): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#after(this.#plan.latency, () => {
        try {
          const result = work();
          const time = this.#transfer(bytes(result));
          if (time === 0) resolve(result);
          else this.#after(time, () => resolve(result));
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** Throws if no more files may be open: asked before anything is done to the file. */
  expectRoom(): void {
    if (this.#open >= mostFiles) throw new FileFailure("EMFILE");
  }

  /** Takes a number for one more open file. */
  enter(path: string, place: string): number {
    this.#open += 1;
    this.#files += 1;
    this.notes.opened(this.#files, path, place);
    return this.#files;
  }

  leave(file: number, by: OwnCloser): void {
    this.#open -= 1;
    this.notes.closed(file, by);
  }

  #lay(path: string, plan: FilePlan): void {
    this.files.makeFolder(path.slice(0, path.lastIndexOf("/")) || "/", true);
    const content = typeof plan === "string" ? plan : bodyOf({ size: plan.size });
    this.files.write(path, content);
  }

  #after(milliseconds: number, callback: () => void): void {
    this.#world.press(this.#world.now() + milliseconds, this.#world.sequence(), callback);
  }

  /** How long from now on until so many bytes are through. */
  #transfer(bytes: number): number {
    if (bytes === 0) return 0;
    const now = this.#world.now();
    this.#lineFree = Math.max(this.#lineFree, now) + (1000 * bytes) / this.#plan.bandwidth;
    return this.#lineFree - now;
  }
}
