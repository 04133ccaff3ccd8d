// What a process in a realm of its own has written, on its way into the open files of the process: by its
// own clock, which may be ahead, and as far as there is room.
import { broken, type End, later } from "./pipe.ts";
import type { Arrival, OutputNumber, Written } from "./programwire.ts";

/** So many bytes may wait to be written; who goes on from there would fill the memory. */
const mostWaiting = 32 * 1024 * 1024;

interface Output {
  readonly stream: OutputNumber;
  left: Uint8Array[];
  isBroken: boolean;
}

export class ProgramFlow {
  readonly #ends: ReadonlyMap<number, End>;
  readonly #outputs: readonly Output[] = [
    { stream: 1, left: [], isBroken: false },
    { stream: 2, left: [], isBroken: false },
  ];
  #written: Written[] = [];
  #waiting = 0;

  constructor(ends: ReadonlyMap<number, End>) {
    this.#ends = ends;
  }

  /** When the next of it is to be written; `null` if nothing is left. */
  get due(): number | null {
    return this.#written[0]?.at ?? null;
  }

  get isTooMuch(): boolean {
    return this.#waiting > mostWaiting;
  }

  add(written: readonly Written[]): void {
    for (const one of written) {
      this.#written.push(one);
      this.#waiting += one.bytes.length;
    }
  }

  /** Forgets what was not written yet. */
  clear(): void {
    this.#written = [];
    this.#waiting = 0;
  }

  /** The files that have no room. */
  full(): readonly End[] {
    return this.#outputs
      .filter(({ left }) => left.length > 0)
      .flatMap(({ stream }) => this.#ends.get(stream) ?? []);
  }

  /** Writes what can be written by now; gives what its writer is to be told. */
  write(now: number): readonly Arrival[] {
    const told: Arrival[] = this.#outputs.flatMap((output) => this.#pour(output));
    for (let first = this.#written[0]; first !== undefined; first = this.#written[0]) {
      if (first.at > now) break;
      this.#written.shift();
      const output = this.#outputs[first.stream - 1];
      if (output === undefined) continue;
      // At once, since both streams may lead to the same place.
      output.left.push(first.bytes);
      told.push(...this.#pour(output));
    }
    return told;
  }

  #pour(output: Output): readonly Arrival[] {
    const { stream, left } = output;
    const end = this.#ends.get(stream);
    let bytes = 0;
    for (let next = left[0]; next !== undefined; next = left[0]) {
      const taken = end === undefined || output.isBroken ? broken : end.write(next);
      if (taken === later) break;
      if (taken === broken) return this.#lose(output);
      const count = taken as number;
      bytes += count;
      if (count < next.length) left[0] = next.subarray(count);
      else left.shift();
    }
    this.#waiting -= bytes;
    return bytes > 0 ? [{ kind: "taken", stream, bytes }] : [];
  }

  #lose(output: Output): readonly Arrival[] {
    for (const one of output.left.splice(0)) this.#waiting -= one.length;
    output.isBroken = true;
    return [{ kind: "broken", stream: output.stream }];
  }
}
