// The picture in the page: paints what is in sight, keeps the playhead on it, and says where it was
// pointed at. Zooming makes the content larger than the screen; scrolling it is the browser's.
import type { Labels } from "../trace/labels.ts";
import type { Timeline } from "../trace/timeline.ts";
import type { LaneColours } from "./lanecolours.ts";
import {
  callsIn,
  edge,
  endRoom,
  laidOut,
  sizeOf,
  times,
  type View,
  viewOf,
} from "./timelinegeometry.ts";
import { paint } from "./timelinepaint.ts";
import { listenToPointer, type Spot } from "./timelinepointer.ts";
import { type Earlier, type Row, Scene } from "./timelinescene.ts";

export interface ScreenOptions {
  /** Scrolls. */
  readonly element: HTMLElement;
  /** Holds the element and lies under the playhead. */
  readonly stage: HTMLElement;
  readonly onSeek: (event: number) => void;
  readonly onHint: (row: Row | null, event: number, at: { x: number; y: number }) => void;
  /** The prefix of this picture's patterns. */
  readonly prefix: string;
}

interface Content {
  readonly timeline: Timeline;
  readonly before: Earlier | null;
  readonly source: string;
  /** What is known of the lanes however the picture grows. */
  readonly labels: Labels;
  readonly colours: LaneColours | undefined;
}

const largest = 4_000_000;
/** Narrower than this, time runs down. */
const narrow = 520;
/** Above this many events a growing picture is painted rarely. */
const many = 20_000;

export class Screen {
  readonly #options: ScreenOptions;
  readonly #svg: SVGSVGElement;
  readonly #sizer: HTMLElement;
  readonly #head: HTMLElement;
  #content: Content | null = null;
  #scene: Scene | null = null;
  #way: "across" | "down" = "across";
  #names = 0;
  #pitch = 0;
  #zoom = 1;
  #calls: "auto" | "shown" | "hidden" = "auto";
  #moment = { event: 0, at: 0 };
  #due: number | undefined;
  #isStale = false;
  #builtAt = 0;
  #heading: number | undefined;

  constructor(options: ScreenOptions) {
    this.#options = options;
    this.#svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.#svg.setAttribute("aria-hidden", "true");
    // Without a size of its own it would be as large as browsers make a picture they know nothing of.
    for (const side of ["width", "height"]) this.#svg.setAttribute(side, "0");
    this.#sizer = document.createElement("div");
    this.#sizer.className = "sizer";
    this.#sizer.append(this.#svg);
    this.#head = document.createElement("div");
    this.#head.className = "playhead";
    this.#listen();
  }

  show(content: Content): void {
    const { element, stage } = this.#options;
    const before = element.offsetHeight;
    if (!this.#content) {
      element.replaceChildren(this.#sizer);
      stage.append(this.#head);
      new ResizeObserver(() => this.#invalidate()).observe(element);
    }
    this.#content = content;
    this.#zoom = 1;
    // What stands below must not come and go while a run grows.
    element.style.minHeight = `${before}px`;
    this.#invalidate();
  }

  /** The run has grown. */
  grown(): void {
    this.#invalidate();
  }

  setCalls(calls: "shown" | "hidden"): void {
    this.#calls = calls;
    this.#invalidate();
  }

  get areCallsShown(): boolean {
    return this.#callsNow() === "shown";
  }

  /** Zooms around a position of the screen; around the playhead, if none is given. */
  zoomBy(factor: number, around?: number): void {
    const scene = this.#scene;
    if (!scene) return;
    const { element } = this.#options;
    const isAcross = this.#way === "across";
    const scrolled = isAcross ? element.scrollLeft : element.scrollTop;
    const point = around ?? this.#headAt() - scrolled;
    const event = scene.axis.eventAt(point + scrolled - this.#names);
    this.#zoom = Math.min(this.#mostZoom(), Math.max(1, this.#zoom * factor));
    this.#build();
    const now = this.#names + (this.#scene?.axis.after(event) ?? 0);
    if (isAcross) element.scrollLeft = now - point;
    else element.scrollTop = now - point;
    this.#paint();
  }

  /** Puts the playhead behind an event, at a time before the next one. */
  point(event: number, at: number): void {
    this.#moment = { event, at };
    // To ask where things are right after a line was printed would have the page laid out twice.
    this.#heading ??= requestAnimationFrame(() => {
      this.#heading = undefined;
      this.#placeHead();
    });
  }

  /** Scrolls until the playhead can be seen. */
  reveal(): void {
    const { element } = this.#options;
    const isAcross = this.#way === "across";
    const [scrolled, size] = isAcross
      ? [element.scrollLeft, element.clientWidth]
      : [element.scrollTop, element.clientHeight];
    const head = this.#headAt();
    if (head > scrolled + this.#names + 8 && head < scrolled + size - 24) return;
    const left = Math.max(0, head - this.#names - size / 3);
    if (isAcross) element.scrollLeft = left;
    else element.scrollTop = left;
  }

  #mostZoom(): number {
    const log = this.#content?.timeline.story.log;
    return Math.max(8, Math.min(largest / 400, (log?.room.last ?? 0) / 40));
  }

  #callsNow(): "shown" | "hidden" {
    if (this.#calls !== "auto") return this.#calls;
    return this.#content ? callsIn(this.#content.timeline, this.#way) : "shown";
  }

  #invalidate(): void {
    this.#isStale = true;
    this.#due ??= requestAnimationFrame(() => {
      this.#due = undefined;
      const events = this.#content?.timeline.story.log.length ?? 0;
      const isSoon = events > many && performance.now() - this.#builtAt < 400;
      if (isSoon && this.#content?.timeline.isFinished === false) this.#invalidate();
      else if (this.#isStale) this.#rebuild();
    });
  }

  #rebuild(): void {
    this.#isStale = false;
    if (this.#content?.timeline.isFinished) this.#options.element.style.minHeight = "";
    this.#build();
    this.#paint();
  }

  #build(): void {
    const content = this.#content;
    const width = this.#options.element.clientWidth;
    if (!content || width === 0) return;
    this.#builtAt = performance.now();
    this.#way = width < narrow ? "down" : "across";
    const { timeline, before, ...known } = content;
    const make = (length: number, mostRoom: number) =>
      new Scene(timeline.story, { ...known, calls: this.#callsNow(), length, mostRoom }, before);
    const like = this.#scene?.story === timeline.story ? this.#scene : null;
    const room = timeline.story.log.room.last;
    const fitted = laidOut({ way: this.#way, width, room, zoom: this.#zoom, make, like });
    this.#scene = fitted.scene;
    this.#names = fitted.names;
    this.#pitch = fitted.pitch;
    const size = sizeOf(fitted);
    const { element, stage } = this.#options;
    this.#sizer.style.width = `${Math.floor(Math.max(size.width, element.clientWidth))}px`;
    this.#sizer.style.height = `${Math.ceil(size.height)}px`;
    stage.dataset.way = this.#way;
  }

  #view(): View {
    const { element, prefix } = this.#options;
    const isAcross = this.#way === "across";
    const skipped = {
      along: isAcross ? element.scrollLeft : element.scrollTop,
      over: isAcross ? element.scrollTop : element.scrollLeft,
    };
    const fitted = { way: this.#way, names: this.#names, pitch: this.#pitch };
    const size = { width: element.clientWidth, height: element.clientHeight };
    return viewOf(fitted, size, prefix, skipped);
  }

  #paint(): void {
    const scene = this.#scene;
    if (!scene) return;
    const view = this.#view();
    this.#svg.setAttribute("class", `tl live ${view.way}`);
    this.#svg.setAttribute("width", String(view.width));
    this.#svg.setAttribute("height", String(view.height));
    this.#svg.innerHTML = paint(scene, view);
    this.#placeHead();
  }

  /** Where the playhead is in the content. */
  #headAt(): number {
    const axis = this.#scene?.axis;
    if (!axis) return 0;
    const { event, at } = this.#moment;
    // At the very end it stands behind the words of the last marks.
    if (this.#content?.timeline.isEnd(event))
      return this.#names + axis.length + endRoom[this.#way] - 10;
    return this.#names + edge[this.#way] + Math.max(axis.after(event), axis.xOfTimeFrom(event, at));
  }

  #placeHead(): void {
    const { element } = this.#options;
    const isAcross = this.#way === "across";
    const at = this.#headAt() - (isAcross ? element.scrollLeft : element.scrollTop);
    const isSeen =
      at >= this.#names - 1 && at <= (isAcross ? element.clientWidth : element.clientHeight);
    this.#head.hidden = !isSeen;
    this.#head.style.transform = isAcross
      ? `translateX(${Math.round(at * 2) / 2}px)`
      : `translateY(${Math.round(at * 2) / 2}px)`;
  }

  #listen(): void {
    const { element, onSeek, onHint } = this.#options;
    element.addEventListener("scroll", () => this.#paint(), { passive: true });
    listenToPointer(element, this.#head, {
      isOnNames: (spot) => this.#along(spot) < this.#names - 8,
      seek: (spot) => this.#scene && onSeek(this.#eventAt(this.#scene, this.#along(spot))),
      hover: (spot) => (spot ? this.#hover(spot) : onHint(null, 0, { x: 0, y: 0 })),
      zoom: (factor, spot) => this.zoomBy(factor, this.#along(spot)),
    });
  }

  #along({ x, y }: Spot): number {
    return this.#way === "across" ? x : y;
  }

  #eventAt(scene: Scene, along: number): number {
    const { element } = this.#options;
    const isAcross = this.#way === "across";
    const scrolled = isAcross ? element.scrollLeft : element.scrollTop;
    return scene.axis.eventAt(along + scrolled - this.#names - edge[this.#way]);
  }

  #hover(spot: Spot): void {
    const scene = this.#scene;
    if (!scene) return;
    const { element } = this.#options;
    const isAcross = this.#way === "across";
    const over = isAcross ? spot.y + element.scrollTop : spot.x + element.scrollLeft - times.down;
    const row = scene.rows[Math.floor(over / this.#pitch)] ?? null;
    const isInside = isAcross ? spot.y < element.clientHeight - times.across : spot.x > times.down;
    const along = this.#along(spot);
    const seen = along < this.#names ? this.#moment.event : this.#eventAt(scene, along);
    this.#options.onHint(isInside ? row : null, seen, spot);
  }
}
