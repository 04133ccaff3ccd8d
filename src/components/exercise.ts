// The exercise element: a playground with a task. It gives hints one by one, runs the checks, shows a
// failed one at the moment it went wrong, and the solution beside what the learner wrote, never in its
// place.
import { openWork } from "../course/work.ts";
import type { Place } from "../runner/protocol.ts";
import { moment } from "../trace/stamp.ts";
import type { CheckVerdict, Grade } from "../trace/verdictgrade.ts";
import { type Engine, engineAt } from "./engine.ts";
import { type Checked, checkSource } from "./exercisegrade.ts";
import { Keep } from "./exercisekeep.ts";
import { Nudge } from "./exercisenudge.ts";
import { asShown, beganAt } from "./exerciserun.ts";
import { Comparison } from "./exercisesolution.ts";
import { listenToSplit } from "./exercisesplit.ts";
import { part } from "./parts.ts";
import { entry, Playground } from "./playground.ts";
import { showProblems, showTrouble } from "./problems.ts";
import { showResults } from "./results.ts";
import { whyNot } from "./why.ts";

interface Parts {
  readonly checks: string;
  readonly solution: string;
  readonly learnt: string;
}

class Exercise extends HTMLElement {
  #engine: Engine | undefined;
  #keep: Keep | undefined;
  #nudge: Nudge | undefined;
  #comparison: Comparison | undefined;
  #parts: Parts = { checks: "", solution: "", learnt: "" };
  /** Ends the newest press of Check when another one follows. */
  #checking = new AbortController();
  #hasTried = false;
  readonly #onPlace = (place: Place) => this.#playground.reveal(place);
  #failed: CheckVerdict | null = null;

  connectedCallback(): void {
    if (this.#engine) return;
    this.#engine = engineAt(this.dataset.engine ?? "/engine/");
    this.#parts = JSON.parse(this.dataset.parts ?? "{}") as Parts;
    void customElements.whenDefined("interleave-playground").then(() => this.#open());
  }

  #open(): void {
    const work = openWork();
    const playground = this.#playground;
    const exercise = this.dataset.exercise ?? "";
    this.#keep = new Keep({ root: this, exercise, work, playground });
    this.#nudge = new Nudge(this.#part("[data-nudge]"), work);
    this.#comparison = new Comparison({
      ...this.#parts,
      box: this.#part("[data-comparison]"),
      engine: this.#alive(),
      playground,
    });
    listenToSplit(this.#part(".split"), this);
    this.#on("check", () => void this.#check());
    this.#on("hint", () => this.#hint());
    this.#on("solution", () => this.#solution());
    // Before the editor sees it: there the same keys begin a line.
    this.addEventListener("keydown", (event) => this.#pressed(event), { capture: true });
    void this.#keep.open().then(async () => {
      const attempts = (await this.#keep?.attempts.list()) ?? [];
      this.#hasTried ||= attempts.some(({ result }) => result.kind !== "aside");
    });
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#check();
  }

  #hint(): void {
    const hidden = [...this.querySelectorAll<HTMLElement>("[data-hints] > li[hidden]")];
    const [next] = hidden;
    if (!next) return;
    next.hidden = false;
    const button = this.#part("[data-action=hint]");
    button.hidden = hidden.length === 1;
    button.textContent = "Show the next hint";
    next.tabIndex = -1;
    next.focus();
  }

  async #check(): Promise<void> {
    this.#checking.abort();
    this.#checking = new AbortController();
    const { signal } = this.#checking;
    const source = this.#playground.source;
    this.#say("Checking");
    showProblems(this.#part("[data-refused]"), [], () => {});
    try {
      const checked = await checkSource(this.#alive(), source, this.#parts.checks, signal);
      if (!signal.aborted) this.#show(checked, source);
    } catch (error) {
      if (signal.aborted) return;
      this.#say("Nothing was checked.");
      showTrouble(this.#part("[data-refused]"), `Cannot check: ${whyNot(error)}`);
    }
  }

  #show(checked: Checked, source: string): void {
    this.#hasTried = true;
    this.#part("[data-next]").hidden = true;
    if (checked.kind === "refused") {
      this.#part("[data-results]").replaceChildren();
      showProblems(this.#part("[data-refused]"), checked.diagnostics, this.#onPlace);
      this.#say("Nothing was checked: the program does not compile.");
      void this.#keep?.add(source, { kind: "refused" });
    } else this.#showGrade(checked.grade, source);
    this.#part("[data-results]").parentElement?.scrollIntoView({ block: "nearest" });
  }

  #showGrade(grade: Grade, source: string): void {
    const { kind, seed, checks } = grade;
    const onShow = (check: CheckVerdict) => this.#showMe(check, source);
    const { chapters } = this.#playground;
    const shown = {
      graded: grade,
      checks: this.#parts.checks,
      source,
      chapters,
      onShow,
      onPlace: this.#onPlace,
    };
    showResults(this.#part("[data-results]"), shown);
    const of = checks.length;
    const passed = checks.filter(({ verdict }) => verdict.kind === "passed").length;
    this.#failed = checks.find(({ verdict }) => verdict.kind !== "passed") ?? null;
    const isPassed = kind === "passed";
    this.#say(
      isPassed
        ? `All ${of} checks passed. ${this.#parts.learnt}`
        : `${passed} of ${of} checks passed.`,
    );
    this.#part("[data-next]").hidden = !isPassed;
    void this.#keep?.add(source, { kind, passed, of, seed }).then(() => {
      if (isPassed) void this.#nudge?.passed();
    });
  }

  /** The run of that check, under the order that failed, at the moment it went wrong. */
  #showMe({ sentence, verdict, run, events }: CheckVerdict, source: string): void {
    if (verdict.kind === "passed") return;
    const order = run.schedule > 0 ? ` Order ${run.schedule}.` : "";
    const began = `The check began at ${moment(beganAt(events))}.`;
    this.#playground.present({
      events: asShown(events, entry),
      source,
      event: verdict.event,
      status: `The run of “${sentence}”. ${began}${order}`,
    });
  }

  /** After an attempt, or when the learner has asked twice. */
  #solution(): void {
    const button = this.#part("[data-action=solution]");
    const isSure = this.#hasTried || button.dataset.asked !== undefined;
    button.dataset.asked = "";
    if (!isSure) {
      button.textContent = "Show it without having tried?";
      return;
    }
    button.textContent = "Compare again";
    void this.#comparison?.show(this.#failed);
  }

  #say(text: string): void {
    this.#part("[data-summary]").textContent = text;
  }

  /** A button can be pressed as soon as that does something. */
  #on(action: string, act: () => void): void {
    const button = this.#part(`[data-action=${action}]`);
    button.addEventListener("click", act);
    button.removeAttribute("disabled");
  }

  #alive(): Engine {
    if (this.#engine) return this.#engine;
    throw new Error("Cannot check the exercise: it is not part of the page yet");
  }

  get #playground(): Playground {
    const found = this.querySelector("interleave-playground");
    if (found instanceof Playground) return found;
    throw new Error("Cannot use the exercise: it has no playground");
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return part(this, selector, "Cannot bring the exercise to life: it has no");
  }
}

customElements.define("interleave-exercise", Exercise);
