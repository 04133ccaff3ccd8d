// One run being shown: its events become console lines and a story, and one clock moves the console,
// the picture and the lit line of the code through it together.
import type { Place, TraceEvent } from "../runner/protocol.ts";
import { Ints } from "../trace/columns.ts";
import { ConsoleFold, type ConsoleLine } from "../trace/console.ts";
import { Labels } from "../trace/labels.ts";
import { Timeline } from "../trace/timeline.ts";
import type { ConsoleView } from "./console.ts";
import type { Look } from "./consolerow.ts";
import { LaneColours, ownersOf } from "./lanecolours.ts";
import type { Ask, TimelineElement } from "./timeline.ts";
import { Player, type Speed } from "./timelineplayer.ts";
import type { Earlier } from "./timelinescene.ts";

/** Who looks can't follow more often than every so many milliseconds. */
const unseen = 50;
/** Of a flood, reading takes most of the time, and showing one part in so many. */
const share = 5;

export interface ReplayOptions {
  readonly console: Pick<ConsoleView, "show" | "point" | "offer">;
  readonly view: TimelineElement;
  readonly source: string;
  readonly speed: Speed;
  /** Whether the console tells what was wrong with the program, too. */
  readonly withReports?: boolean;
  /** An earlier run to compare with. */
  readonly before: Earlier | null;
  /** Lights a line of the code, or none. */
  readonly light: (place: Place | null) => void;
  /** The moment of virtual time now shown, in milliseconds. */
  readonly tick: (at: number) => void;
  readonly done: () => void;
}

export class Replay {
  readonly timeline = new Timeline();
  readonly #options: ReplayOptions;
  readonly #fold = new ConsoleFold();
  readonly #lines: ConsoleLine[] = [];
  /** The event that printed each line. */
  readonly #events = new Ints();
  readonly #player: Player;
  readonly #colours = new LaneColours(this.timeline.story);
  readonly #labels: Labels;
  readonly #printed = new Set<number>();
  #shown = 0;
  #lit: Place | null = null;
  /** When to show again what came. */
  #next = 0;
  #run: "growing" | "over" = "growing";
  #following: number | undefined;

  constructor(options: ReplayOptions) {
    this.#options = options;
    const { view, source, before, speed } = options;
    this.#labels = new Labels(this.timeline.story, source);
    view.load({ timeline: this.timeline, source, before });
    view.setState("playing");
    this.#player = new Player({
      story: this.timeline.story,
      speed,
      moved: (event, at) => this.#moved(event, at),
      changed: (state) => view.setState(state),
      done: options.done,
    });
  }

  /** To be laid under a later run. */
  get asEarlier(): Earlier {
    return { story: this.timeline.story, source: this.#options.source };
  }

  /** The event shown last. */
  get event(): number {
    return this.#player.event;
  }

  push(events: readonly TraceEvent[]): void {
    for (const event of events) {
      const index = this.timeline.add(event);
      for (const line of this.#fold.add(event)) {
        if (line.source === "report" && this.#options.withReports === false) continue;
        this.#lines.push(line);
        this.#events.push(index);
      }
    }
    this.#follow();
  }

  /** The run is over, and all of it is here. */
  finish(): void {
    this.#cease();
    this.#next = 0;
    this.#run = "over";
    this.#options.view.grown();
    this.#player.finish();
  }

  /** Shows at once what came; of a flood only as much as can be seen. */
  #follow(): void {
    const began = performance.now();
    if (began < this.#next) {
      this.#following ??= window.setTimeout(() => {
        this.#following = undefined;
        this.#follow();
      }, this.#next - began);
      return;
    }
    this.#cease();
    this.#next = 0;
    this.#options.view.grown();
    this.#player.grown();
    this.#rest(performance.now() - began);
    // Most of what it costs comes with the picture.
    requestAnimationFrame(() => {
      const drawing = performance.now();
      setTimeout(() => this.#rest(performance.now() - drawing), 0);
    });
  }

  /** After showing took so many milliseconds, reading has its turn. */
  #rest(shown: number): void {
    if (this.#run === "over") return;
    this.#next = Math.max(this.#next, performance.now() + Math.max(unseen, (share - 1) * shown));
  }

  #cease(): void {
    window.clearTimeout(this.#following);
    this.#following = undefined;
  }

  /** The reader has seen enough: it stands where it is, and can be stepped from there. */
  stop(): void {
    this.#cease();
    this.#player.pause();
    this.#player.finish();
  }

  setSpeed(speed: Speed): void {
    this.#player.setSpeed(speed);
  }

  seek(event: number): void {
    this.#player.seek(event);
  }

  ask(ask: Exclude<Ask, { kind: "link" }>): void {
    switch (ask.kind) {
      case "event":
        this.#player.seek(ask.event);
        break;
      case "start":
        this.#player.seek(0);
        break;
      case "end":
        this.#player.seek(this.timeline.story.log.length - 1);
        break;
      case "back":
        this.#player.step(-1);
        break;
      case "forward":
        this.#player.step(1);
        break;
      case "play":
        if (this.#player.state === "playing") this.#player.pause();
        else this.#player.play();
        break;
      default:
        ask satisfies never;
    }
  }

  /** Shows the moment of a line of the console. */
  toLine(line: number): void {
    if (line >= 0 && line < this.#lines.length) this.#player.seek(this.#events.at(line));
  }

  /** Shows the next moment at a line of the source, after the one shown; the first one after the last. */
  toSource(line: number): void {
    const { log, steps } = this.timeline.story;
    const from = this.#player.event + 1;
    for (let ahead = 0; ahead < log.length; ahead++) {
      const event = (from + ahead) % log.length;
      if (log.place(event)?.line !== line) continue;
      this.#player.seek(steps.at(Math.min(steps.countUpTo(event - 1), steps.length - 1)));
      return;
    }
  }

  /** Shows nothing any more. */
  drop(): void {
    this.#cease();
    this.#player.drop();
    this.#light(null);
  }

  #moved(event: number, at: number): void {
    // The clock goes on with every frame, but of a flood not every frame can be shown.
    if (this.#player.state === "playing" && performance.now() < this.#next) return;
    const { console, view, tick } = this.#options;
    const count = this.#events.countUpTo(event);
    if (count > this.#shown) {
      const first = this.#shown;
      console.show(this.#lines.slice(first, count), (line) => this.#lookOf(first + line));
      console.offer(this.#owners());
      this.#shown = count;
    }
    const state = this.#player.state === "playing" ? "playing" : "paused";
    console.point(count, state);
    view.seek(event, at, state);
    tick(at);
    const isEnd = event >= this.timeline.story.log.length - 1;
    this.#light(isEnd ? null : view.placeAt(event));
  }

  #lookOf(line: number): Look {
    const lane = this.timeline.story.log.lane(this.#events.at(line));
    const owner = this.#colours.owner(lane);
    this.#printed.add(owner);
    return { colour: this.#colours.of(lane), owner };
  }

  /** Who has printed so far, by the names of their lanes. */
  #owners(): ReadonlyMap<number, string> {
    return ownersOf(this.#printed, this.#labels);
  }

  #light(place: Place | null): void {
    if (place?.line === this.#lit?.line) return;
    this.#lit = place;
    this.#options.light(place);
  }
}
