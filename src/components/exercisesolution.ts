// The solution beside the learner's program, line by line, and below it both runs of one check on one
// time axis: the same numbers, the same order. Nothing here touches the learner's text.
import type { TraceEvent } from "../runner/protocol.ts";
import { Timeline } from "../trace/timeline.ts";
import type { CheckVerdict, GradeRun } from "../trace/verdictgrade.ts";
import { diffRows, showDiff } from "./diff.ts";
import type { Engine } from "./engine.ts";
import { runOfCheck } from "./exercisegrade.ts";
import { asShown } from "./exerciserun.ts";
import { part } from "./parts.ts";
import { entry, type Playground } from "./playground.ts";
import { type Ask, TimelineElement } from "./timeline.ts";
import { Replay } from "./timelinereplay.ts";
import { whyNot } from "./why.ts";

export interface ComparisonOptions {
  readonly box: HTMLElement;
  readonly engine: Engine;
  readonly playground: Playground;
  readonly checks: string;
  readonly solution: string;
}

/** Without a failed check to show, the first one, with numbers of its own. */
const first: GradeRun = { check: 0, seed: 1, schedule: 0 };

export class Comparison {
  readonly #options: ComparisonOptions;
  readonly #view: TimelineElement;
  #replay: Replay | undefined;
  /** Ends the runs that were asked for last. */
  #running = new AbortController();

  constructor(options: ComparisonOptions) {
    this.#options = options;
    this.#view = freshTimeline(options.playground);
    this.#view.addEventListener("ask", (event) => {
      const { detail } = event as CustomEvent<Ask>;
      if (detail.kind !== "link") this.#replay?.ask(detail);
    });
    this.#select.addEventListener("change", () => {
      const check = Number(this.#select.value);
      void this.#showRuns({ ...first, check });
    });
  }

  /** Compares the program as it is now; in the run of the check that failed, if one did. */
  async show(failed: CheckVerdict | null): Promise<void> {
    const { box, playground, solution } = this.#options;
    showDiff(this.#part("tbody"), diffRows(playground.source, solution.trimEnd()));
    box.hidden = false;
    this.#part("[data-diff]").focus({ preventScroll: true });
    box.scrollIntoView({ block: "start" });
    await this.#showRuns(failed?.run ?? first);
  }

  async #showRuns(run: GradeRun): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const { engine, playground, checks, solution } = this.#options;
    const mine = playground.source;
    const [note, place] = [this.#part("[data-note]"), this.#part("[data-runs]")];
    note.textContent = "Running both";
    try {
      const [theirs, yours] = await Promise.all(
        [solution, mine].map((source) => runOfCheck(engine, source, checks, run, signal)),
      );
      if (signal.aborted || !theirs) return;
      place.append(this.#view);
      this.#offerChecks(theirs, run);
      this.#load(asShown(theirs, entry), yours ? asShown(yours, entry) : null, mine);
      note.textContent = yours
        ? "The solution's run, with yours as an outline below each lane."
        : "Your program does not compile: this is the solution's run alone.";
    } catch (error) {
      if (!signal.aborted) note.textContent = `Cannot run both: ${whyNot(error)}`;
    }
  }

  #load(solution: readonly TraceEvent[], yours: readonly TraceEvent[] | null, mine: string): void {
    this.#replay?.drop();
    const before = yours && { story: Timeline.of(yours).story, source: mine };
    this.#replay = new Replay({
      console: { show: () => {}, point: () => {}, offer: () => {} },
      view: this.#view,
      source: this.#options.solution,
      speed: "all",
      before,
      light: () => {},
      tick: () => {},
      done: () => {},
    });
    this.#replay.push(solution);
    this.#replay.finish();
    this.#view.compare(before !== null);
  }

  /** Any check can be compared, once it is known which there are. */
  #offerChecks(events: readonly TraceEvent[], run: GradeRun): void {
    const listed = events.flatMap((event) =>
      event.type === "graded" && event.note.kind === "listed" ? event.note.checks : [],
    );
    const options = listed.map(({ sentence }, at) => new Option(sentence, String(at)));
    this.#select.replaceChildren(...options);
    this.#select.value = String(run.check);
  }

  get #select(): HTMLSelectElement {
    const found = this.#options.box.querySelector("select");
    if (found) return found;
    throw new Error("Cannot compare with the solution: there is no list of checks");
  }

  #part(selector: string): HTMLElement {
    return part(this.#options.box, selector, "Cannot compare with the solution: it has no");
  }
}

/** A second timeline of the same make as the playground's. */
function freshTimeline(playground: Playground): TimelineElement {
  const copy = playground.querySelector("interleave-timeline")?.cloneNode(true);
  if (!(copy instanceof TimelineElement)) {
    throw new Error("Cannot compare with the solution: the playground has no timeline");
  }
  copy.dataset.prefix = "solution-";
  copy.querySelector(".screen")?.replaceChildren();
  for (const tool of ["link", "compare"]) {
    const button = copy.querySelector<HTMLElement>(`[data-tool=${tool}]`);
    if (tool === "link") button?.remove();
    else if (button) button.textContent = "Your run";
  }
  return copy;
}
