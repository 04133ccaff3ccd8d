// The timeline element: the picture, its steps in words, the loop's state and the buttons to move
// through a run. It shows the moment it is told and asks for another; whoever owns the run decides.
import type { Place } from "../runner/protocol.ts";
import { Outline } from "../trace/outline.ts";
import { moment } from "../trace/stamp.ts";
import type { Timeline } from "../trace/timeline.ts";
import { LaneColours } from "./lanecolours.ts";
import { showLoop } from "./loopview.ts";
import { OutlineView } from "./outline.ts";
import { part } from "./parts.ts";
import { pictureForCopy } from "./timelinecopy.ts";
import { hintAt } from "./timelinehint.ts";
import { keys } from "./timelinekeys.ts";
import { legendOf } from "./timelinelegend.ts";
import { Said } from "./timelinesaid.ts";
import type { Earlier, Row } from "./timelinescene.ts";
import { Screen } from "./timelinescreen.ts";
import { whyNot } from "./why.ts";

/** What a reader asks for: a moment, or a button. */
export type Ask =
  | { readonly kind: "event"; readonly event: number }
  | { readonly kind: "start" | "back" | "play" | "forward" | "end" }
  | { readonly kind: "link" };

export interface Loaded {
  readonly timeline: Timeline;
  readonly source: string;
  /** An earlier run that can be laid over this one. */
  readonly before: Earlier | null;
}

/** A pointer that rests this long, in milliseconds, means the picture. */
const intent = 150;
/** Lists that change more often than this many milliseconds can't be read. */
const unreadable = 90;

export class TimelineElement extends HTMLElement {
  #screen: Screen | undefined;
  #list: OutlineView | undefined;
  #said: Said | undefined;
  #loaded: Loaded | undefined;
  #outline: Outline | undefined;
  #colours: LaneColours | undefined;
  #event = -1;
  #isCompared = false;
  #refreshed = 0;
  #refreshing: number | undefined;

  connectedCallback(): void {
    if (this.#screen) return;
    const element = this.#part(".screen");
    this.#screen = new Screen({
      element,
      stage: this.#part(".stage"),
      prefix: this.dataset.prefix ?? "live-",
      onSeek: (event) => this.#ask({ kind: "event", event }),
      onHint: (row, event, at) => this.#hint(row, event, at),
    });
    this.#list = new OutlineView({
      element: this.#part(".rows"),
      colour: (lane) => (lane < 0 ? 0 : (this.#colours?.of(lane) ?? 0)),
      onSeek: (event) => this.#ask({ kind: "event", event }),
    });
    this.#said = new Said(this.#part(".said"));
    this.#makeSlider(element);
    this.#listen();
  }

  /** Shows a run; it may still grow. */
  load(loaded: Loaded): void {
    this.#loaded = loaded;
    this.#event = -1;
    const { timeline, source, before } = loaded;
    this.#outline = new Outline(timeline.story, source);
    this.#colours = new LaneColours(timeline.story);
    this.#part("[data-tool=compare]").hidden = before === null;
    this.#isCompared &&= before !== null;
    this.#showRun();
  }

  /** Lays the earlier run over this one, or takes it away. */
  compare(isCompared: boolean): void {
    this.#isCompared = isCompared && this.#loaded?.before !== null;
    this.#part("[data-tool=compare]").setAttribute("aria-pressed", String(this.#isCompared));
    this.#showRun();
  }

  /** The run has got further. */
  grown(): void {
    this.#screen?.grown();
    if (!this.#outline || !this.#loaded?.timeline.isFinished) return;
    this.#list?.show(this.#outline);
    const legend = legendOf(this.#loaded.timeline.story);
    const element = this.#part(".legend");
    if (element.innerHTML !== legend) element.innerHTML = legend;
  }

  /** Shows a moment: right after `event`, at a time before the next one. */
  seek(event: number, at: number, state: "playing" | "paused"): void {
    const outline = this.#outline;
    if (!outline) return;
    this.#screen?.point(event, at);
    if (event === this.#event) return;
    this.#event = event;
    const now = outline.moments.at(event);
    const words = now.sentence === "" ? "" : `${moment(now.at)}: ${now.sentence}`;
    this.#part(".sentence").textContent = words;
    this.#setSlider(outline.positionAt(event), words);
    if (state === "paused") {
      this.#screen?.reveal();
      if (document.activeElement !== this.#part(".screen")) this.#said?.say(words);
    }
    this.#refreshViews();
  }

  /** The list and the loop follow, but not more often than they can be read. */
  #refreshViews(): void {
    const wait = this.#refreshed + unreadable - performance.now();
    if (wait > 0) {
      this.#refreshing ??= window.setTimeout(() => this.#refreshViews(), wait);
      return;
    }
    window.clearTimeout(this.#refreshing);
    this.#refreshing = undefined;
    this.#refreshed = performance.now();
    if (this.#part<HTMLDetailsElement>(".steps").open) this.#list?.point(this.#event);
    this.#showLoop();
  }

  /** What the play button does next. */
  setState(state: "playing" | "paused"): void {
    const button = this.#part("[data-go=play]");
    const word = state === "playing" ? "Pause" : "Play";
    button.setAttribute("aria-label", word);
    button.title = word;
    button.dataset.state = state;
    const path = button.querySelector("path");
    path?.setAttribute(
      "d",
      state === "playing" ? "M2.5 1.5h2.5v9h-2.5zM7 1.5h2.5v9h-2.5z" : "M3 1.2v9.6L10.5 6z",
    );
  }

  /** Says that something was done, such as copying. */
  tell(words: string): void {
    this.#part(".done").textContent = words;
  }

  /** The place of a moment, for whoever lights the line. */
  placeAt(event: number): Place | null {
    return this.#outline?.moments.place(event) ?? null;
  }

  #showRun(): void {
    if (!this.#loaded || !this.#outline) return;
    const { timeline, source, before } = this.#loaded;
    const { labels } = this.#outline.moments;
    const colours = this.#colours;
    const shown = this.#isCompared ? before : null;
    this.#screen?.show({ timeline, source, labels, colours, before: shown });
    this.#list?.show(this.#outline);
  }

  #showLoop(): void {
    const colours = this.#colours;
    if (!this.#outline || !colours || !this.#part<HTMLDetailsElement>(".loop").open) return;
    showLoop(this.#part(".boxes"), this.#outline.moments, this.#event, (lane) => colours.of(lane));
  }

  #makeSlider(screen: HTMLElement): void {
    screen.tabIndex = 0;
    screen.setAttribute("role", "slider");
    screen.setAttribute("aria-label", "Timeline");
    screen.setAttribute("aria-valuemin", "1");
    this.#setSlider(0, "The recorded run; an arrow key steps through it");
  }

  #setSlider(step: number, words: string): void {
    const screen = this.#part(".screen");
    const steps = this.#outline?.length ?? 1;
    screen.setAttribute("aria-valuemax", String(Math.max(1, steps)));
    screen.setAttribute("aria-valuenow", String(Math.max(1, step + 1)));
    screen.setAttribute("aria-valuetext", words);
  }

  #listen(): void {
    const screen = this.#part(".screen");
    screen.addEventListener("keydown", (event) => this.#pressed(event));
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("button") : null;
      const { go, tool, form } = button?.dataset ?? {};
      if (go) this.#ask({ kind: go as "play" });
      if (tool && button) void this.#use(tool, button);
      if (form) this.#setForm(form === "table" ? "table" : "list");
    });
    for (const part of [".loop", ".steps"]) {
      this.#part(part).addEventListener("toggle", () => this.#opened(part));
    }
    // The picture is the recorded one until somebody reaches for it.
    for (const type of ["pointerdown", "focus"]) {
      screen.addEventListener(type, () => this.#wake());
    }
    let resting: number | undefined;
    screen.addEventListener("pointerenter", () => {
      resting = window.setTimeout(() => this.#wake(), intent);
    });
    screen.addEventListener("pointerleave", () => window.clearTimeout(resting));
  }

  #wake(): void {
    if (!this.#loaded) this.dispatchEvent(new CustomEvent("wake"));
  }

  #opened(part: string): void {
    this.#wake();
    if (part === ".loop") this.#showLoop();
    else this.#list?.point(this.#event);
  }

  #pressed(event: KeyboardEvent): void {
    const kind = keys[event.key];
    if (!kind || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (kind === "in" || kind === "out") this.#screen?.zoomBy(kind === "in" ? 1.5 : 1 / 1.5);
    else this.#ask({ kind });
  }

  #ask(ask: Ask): void {
    this.dispatchEvent(new CustomEvent<Ask>("ask", { detail: ask }));
  }

  #setForm(form: "list" | "table"): void {
    this.#list?.setForm(form);
    for (const button of this.querySelectorAll<HTMLElement>("[data-form]")) {
      button.setAttribute("aria-pressed", String(button.dataset.form === form));
    }
  }

  async #use(tool: string, button: HTMLElement): Promise<void> {
    this.#wake();
    switch (tool) {
      case "in":
      case "out":
        return this.#screen?.zoomBy(tool === "in" ? 1.5 : 1 / 1.5);
      case "calls": {
        const isShown = !this.#screen?.areCallsShown;
        this.#screen?.setCalls(isShown ? "shown" : "hidden");
        return button.setAttribute("aria-pressed", String(isShown));
      }
      case "compare":
        return this.compare(!this.#isCompared);
      case "link":
        return this.#ask({ kind: "link" });
      default:
        return this.#copy(tool);
    }
  }

  async #copy(tool: string): Promise<void> {
    if (!this.#loaded || !this.#outline) return;
    const { timeline, source } = this.#loaded;
    const text = tool === "svg" ? pictureForCopy(this, timeline, source) : this.#outline.text();
    try {
      await navigator.clipboard.writeText(text);
      this.tell(`Copied ${tool === "svg" ? "the picture" : "the steps"}`);
    } catch (error) {
      this.tell(`Cannot copy: ${whyNot(error)}`);
    }
  }

  #hint(row: Row | null, event: number, at: { x: number; y: number }): void {
    const box = this.#part(".hint");
    const story = this.#loaded?.timeline.story;
    const hint =
      row && story && this.#outline ? hintAt(story, this.#outline.moments, row, event) : null;
    box.hidden = hint === null;
    this.dispatchEvent(new CustomEvent<Place | null>("hint", { detail: hint?.place ?? null }));
    if (!hint) return;
    box.textContent = hint.text;
    const room = this.#part(".stage").clientWidth;
    box.style.left = `${Math.max(4, Math.min(at.x - 40, room - box.offsetWidth - 4))}px`;
    box.style.top = `${at.y + 18}px`;
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return part(this, selector, "Cannot bring the timeline to life: it has no");
  }
}

customElements.define("interleave-timeline", TimelineElement);
