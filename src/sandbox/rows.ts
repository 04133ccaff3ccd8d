// The events there are most of, packed as whole numbers: what each row holds stands in the protocol.
// Nothing of a program's is used or called here, so that a program can't tell it from no recording.
import type { RowCodes } from "../runner/protocol.ts";

export const codes: RowCodes = {
  event: 0,
  epoch: 1,
  frameEntered: 2,
  frameSuspended: 3,
  frameResumed: 4,
  frameExited: 5,
  taskCreated: 6,
  taskStarted: 7,
  taskWaited: 8,
  taskWoken: 9,
  taskResumed: 10,
  taskSuspended: 11,
  taskFinished: 12,
  timerSet: 13,
  timerFired: 14,
  timerCleared: 15,
  objectChanged: 16,
};

const NativeInts = Int32Array;
const NativeBuffer = ArrayBuffer;
const { floor } = Math;
/** Times are kept in two parts, since a row has no room for one beyond 24 days. */
const epoch = 2 ** 30;
const full = 15_000;
/** The longest row, and a new epoch before it. */
const room = 16;
const bytes = (full + room) * NativeInts.BYTES_PER_ELEMENT;

/** Rows on their way; with a buffer, that is to be moved and not copied. */
export interface Taken {
  readonly rows: Int32Array;
  readonly moved: ArrayBuffer | null;
}

export class Rows {
  #buffer = new NativeBuffer(bytes);
  #data = new NativeInts(this.#buffer);
  #used = 0;
  #epoch = 0;

  /** How many numbers there are. */
  get used(): number {
    return this.#used;
  }

  get isFull(): boolean {
    return this.#used >= full;
  }

  /** Says that the next event of the list belongs here. */
  event(): void {
    this.#data[this.#used] = codes.event;
    this.#used += 1;
  }

  /** A row of at most two values, `width` of which count. */
  putShort(code: number, at: number, width: number, a: number, b: number): void {
    const time = at < epoch && this.#epoch === 0 ? at : this.#within(at);
    const data = this.#data;
    const used = this.#used;
    data[used] = code;
    data[used + 1] = time;
    data[used + 2] = a;
    data[used + 3] = b;
    this.#used = used + 2 + width;
  }

  /** `width` values count; the others fill the call. */
  put(
    code: number,
    at: number,
    width: number,
    a: number,
    b: number,
    c: number,
    d: number,
    e: number,
    f: number,
  ): void {
    const time = at < epoch && this.#epoch === 0 ? at : this.#within(at);
    const data = this.#data;
    const used = this.#used;
    data[used] = code;
    data[used + 1] = time;
    data[used + 2] = a;
    data[used + 3] = b;
    data[used + 4] = c;
    data[used + 5] = d;
    data[used + 6] = e;
    data[used + 7] = f;
    this.#used = used + 2 + width;
  }

  /** What is there; from now on there is nothing. Few rows are a copy, many take their memory along. */
  take(): Taken {
    const used = this.#used;
    this.#used = 0;
    if (used < full) {
      const rows = new NativeInts(used);
      for (let i = 0; i < used; i++) rows[i] = this.#data[i] ?? 0;
      return { rows, moved: null };
    }
    const moved = this.#buffer;
    const rows = new NativeInts(moved, 0, used);
    this.#buffer = new NativeBuffer(bytes);
    this.#data = new NativeInts(this.#buffer);
    return { rows, moved };
  }

  #within(at: number): number {
    const now = floor(at / epoch);
    if (now !== this.#epoch) {
      this.#epoch = now;
      this.#data[this.#used] = codes.epoch;
      this.#data[this.#used + 1] = now;
      this.#used += 2;
    }
    return at - now * epoch;
  }
}
