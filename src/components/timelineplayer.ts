// The one clock of a playground: which moment of the run is shown. It plays at the pace of virtual
// time, stands where the reader puts it, and knows nothing of what a moment looks like.
import type { Story } from "../trace/story.ts";

export type Speed = number | "all";

export interface PlayerOptions {
  readonly story: Story;
  readonly speed: Speed;
  /** The moment is now right after `event`; `at` may lie between it and the next, in milliseconds. */
  readonly moved: (event: number, at: number) => void;
  /** It plays or stands now. */
  readonly changed: (state: "playing" | "paused") => void;
  /** Everything has been shown once, up to the end. */
  readonly done: () => void;
}

export class Player {
  readonly #options: PlayerOptions;
  #speed: Speed;
  #clock = 0;
  #event = -1;
  #last: number | undefined;
  #frame: number | undefined;
  #state: "playing" | "paused" | "dropped" = "playing";
  /** Whether the run has ended, and whether its end has been shown. */
  #run: "running" | "ended" | "shown" = "running";

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#speed = options.speed;
  }

  get event(): number {
    return this.#event;
  }

  get state(): "playing" | "paused" | "dropped" {
    return this.#state;
  }

  /** The story has grown. */
  grown(): void {
    this.#advance();
  }

  /** The story is complete. */
  finish(): void {
    this.#run = "ended";
    this.#advance();
  }

  setSpeed(speed: Speed): void {
    this.#speed = speed;
    this.#advance();
  }

  /** Goes on from here; from the start, if this is the end. */
  play(): void {
    if (this.#state === "dropped") return;
    if (this.#run !== "running" && this.#event >= this.#end) this.#clock = 0;
    this.#last = undefined;
    this.#set("playing");
    this.#advance();
  }

  pause(): void {
    if (this.#state === "playing") this.#set("paused");
  }

  /** Stands at an event. */
  seek(event: number): void {
    if (this.#state === "dropped") return;
    this.pause();
    this.#event = Math.max(0, Math.min(event, this.#end));
    this.#clock = this.#options.story.log.at.at(this.#event);
    this.#options.moved(this.#event, this.#clock);
    if (this.#event === this.#end) this.#shown();
  }

  /** Stands at the next event worth a step, or the one before. */
  step(direction: 1 | -1): void {
    const { steps } = this.#options.story;
    const here = steps.countUpTo(this.#event) - 1;
    const isBetween = steps.at(here) < this.#event;
    const next = direction === 1 ? here + 1 : isBetween ? here : here - 1;
    this.seek(next >= steps.length ? this.#end : steps.at(Math.max(0, next)));
  }

  /** Shows nothing any more. */
  drop(): void {
    this.#state = "dropped";
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  get #end(): number {
    return this.#options.story.log.length - 1;
  }

  #set(state: "playing" | "paused"): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.changed(state);
  }

  #advance(): void {
    if (this.#state !== "playing") return;
    this.#tick();
    const { log } = this.#options.story;
    const event = this.#clock === Number.POSITIVE_INFINITY ? this.#end : log.indexAt(this.#clock);
    if (log.length > 0) {
      this.#event = event;
      const latest = this.#run === "running" ? this.#clock : log.at.last;
      this.#options.moved(event, Math.min(this.#clock, latest, 1e12));
    }
    if (this.#run !== "running" && event >= this.#end) {
      this.#set("paused");
      this.#shown();
      return;
    }
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#advance();
    });
  }

  #tick(): void {
    const now = performance.now();
    const real = now - (this.#last ?? now);
    this.#last = now;
    this.#clock =
      this.#speed === "all" ? Number.POSITIVE_INFINITY : this.#clock + real * this.#speed;
  }

  #shown(): void {
    if (this.#run !== "ended") return;
    this.#run = "shown";
    this.#options.done();
  }
}
