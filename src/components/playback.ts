// Plays lines at the pace of their virtual times. It only ever moves forward, shows every line once
// and in order, and knows nothing of what a line looks like.

export type Speed = number | "all";

interface Timed {
  readonly at: number;
}

export interface PlaybackOptions<Line extends Timed> {
  readonly show: (lines: readonly Line[]) => void;
  /** The moment of virtual time now shown, in milliseconds. */
  readonly tick: (at: number) => void;
  /** Everything has been shown, up to the end that `finish` named. */
  readonly done: () => void;
  readonly speed: Speed;
}

export class Playback<Line extends Timed> {
  readonly #options: PlaybackOptions<Line>;
  readonly #waiting: Line[] = [];
  #speed: Speed;
  #clock = 0;
  #last: number | undefined;
  #end: number | undefined;
  #frame: number | undefined;
  #state: "playing" | "done" | "dropped" = "playing";

  constructor(options: PlaybackOptions<Line>) {
    this.#options = options;
    this.#speed = options.speed;
  }

  push(lines: readonly Line[]): void {
    this.#waiting.push(...lines);
    this.#advance();
  }

  /** No line comes any more; the run ended at `end`. */
  finish(end: number): void {
    this.#end = end;
    this.#advance();
  }

  setSpeed(speed: Speed): void {
    this.#speed = speed;
    this.#advance();
  }

  /** Shows nothing any more. */
  drop(): void {
    this.#state = "dropped";
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #advance(): void {
    if (this.#state !== "playing") return;
    const now = performance.now();
    const real = now - (this.#last ?? now);
    this.#last = now;
    this.#clock =
      this.#speed === "all" ? Number.POSITIVE_INFINITY : this.#clock + real * this.#speed;
    const count = this.#waiting.findIndex(({ at }) => at > this.#clock);
    const due = this.#waiting.splice(0, count < 0 ? this.#waiting.length : count);
    if (due.length > 0) this.#options.show(due);
    const latest = this.#end ?? due.at(-1)?.at;
    if (latest !== undefined) this.#options.tick(Math.min(this.#clock, latest));
    if (this.#end !== undefined && this.#clock >= this.#end && this.#waiting.length === 0) {
      this.#state = "done";
      this.#options.done();
      return;
    }
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#advance();
    });
  }
}
