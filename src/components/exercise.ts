// The exercise element: a playground with a task. It keeps every keystroke, gives hints one by one,
// runs the checks, and shows the solution beside what the learner wrote, never in its place.
import { Draft, type Kept } from "../course/drafts.ts";
import { gradedProgram, missingExport } from "../course/exercises.program.ts";
import { defaults } from "../runner/options.ts";
import type { Diagnostic } from "../runner/protocol.ts";
import { grade } from "../trace/verdictgrade.ts";
import { diffRows, showDiff } from "./diff.ts";
import { type Engine, engineAt } from "./engine.ts";
import { Playground } from "./playground.ts";
import { showProblems, showTrouble } from "./problems.ts";
import { showResults } from "./results.ts";

interface Parts {
  readonly checks: string;
  readonly solution: string;
  readonly learnt: string;
}

class Exercise extends HTMLElement {
  #engine: Engine | undefined;
  #draft: Draft | undefined;
  #parts: Parts = { checks: "", solution: "", learnt: "" };
  /** Counts the presses of Check; an older one's results are dropped. */
  #turn = 0;
  #state: "opening" | "open" = "opening";
  #attempts = 0;
  /** What a reset took away. */
  #undo: string | null = null;

  connectedCallback(): void {
    if (this.#engine) return;
    this.#engine = engineAt(this.dataset.engine ?? "/engine/");
    this.#parts = JSON.parse(this.dataset.parts ?? "{}") as Parts;
    this.#draft = new Draft(storage(), this.dataset.exercise ?? "", () => crypto.randomUUID());
    this.#listen();
    void customElements.whenDefined("interleave-playground").then(() => this.#open());
  }

  /** Brings back what was typed here before. */
  #open(): void {
    const kept = this.#draft?.read() ?? null;
    this.#state = "open";
    if (kept === null) return;
    if (kept.text !== this.#playground.source) this.#playground.write(kept.text);
    this.#showState(kept);
  }

  #listen(): void {
    this.#on("check", () => void this.#check());
    this.#on("hint", () => this.#hint());
    this.#on("solution", () => this.#solution());
    this.#on("undo", () => this.#takeBack());
    this.#on("theirs", () => this.#takeTheirs());
    this.#on("mine", () => this.#keepMine());
    this.addEventListener("edited", () => this.#typed());
    this.addEventListener("cleared", (event) =>
      this.#cleared((event as CustomEvent<string>).detail),
    );
    addEventListener("storage", ({ key }) => {
      if (key === this.#draft?.key) this.#foreign();
    });
  }

  #typed(): void {
    if (this.#state === "opening") return;
    const saved = this.#draft?.write(this.#playground.source);
    this.#part("[data-unkept]").hidden = saved?.kind !== "unkept";
  }

  #cleared(text: string): void {
    this.#undo = text;
    this.#draft?.keep(text);
    this.#part("[data-action=undo]").hidden = false;
  }

  #takeBack(): void {
    if (this.#undo !== null) this.#playground.write(this.#undo);
    this.#undo = null;
    this.#part("[data-action=undo]").hidden = true;
    this.#part("[data-action=check]").focus();
  }

  /** Another tab has changed the text: nothing happens here before the learner has said what. */
  #foreign(): void {
    this.#part("[data-foreign]").hidden = !this.#draft?.isForeign();
  }

  #takeTheirs(): void {
    const mine = this.#playground.source;
    const kept = this.#draft?.read();
    if (kept) this.#playground.write(kept.text);
    this.#draft?.keep(mine);
    this.#part("[data-foreign]").hidden = true;
  }

  #keepMine(): void {
    this.#draft?.write(this.#playground.source);
    this.#part("[data-foreign]").hidden = true;
  }

  #hint(): void {
    const hidden = [...this.querySelectorAll<HTMLElement>("[data-hints] > li[hidden]")];
    const [next] = hidden;
    if (!next) return;
    next.hidden = false;
    const button = this.#part("[data-action=hint]");
    button.hidden = hidden.length === 1;
    next.tabIndex = -1;
    next.focus();
  }

  async #check(): Promise<void> {
    const turn = ++this.#turn;
    const source = this.#playground.source;
    const problems = this.#part("[data-refused]");
    this.#say("Checking");
    showProblems(problems, [], () => {});
    try {
      const compiled = await this.#alive().compile(gradedProgram(source, this.#parts.checks));
      if (turn !== this.#turn) return;
      if (compiled.kind === "refused") {
        this.#part("[data-results]").replaceChildren();
        showProblems(problems, compiled.diagnostics.map(inLearnersWords), () => {});
        return this.#say("Nothing was checked: the program does not compile.");
      }
      const seed = crypto.getRandomValues(new Uint16Array(1))[0] ?? 1;
      const engine = this.#alive();
      const graded = await grade(
        async function* (wanted) {
          yield* await engine.run(compiled.script, { ...defaults, ...wanted });
        },
        { seed, together: 1 },
      );
      if (turn === this.#turn) this.#show(graded, source);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#say("Nothing was checked.");
      showTrouble(problems, `Cannot check: ${error instanceof Error ? error.message : error}`);
    }
  }

  #show(graded: Awaited<ReturnType<typeof grade>>, source: string): void {
    this.#attempts += 1;
    showResults(this.#part("[data-results]"), graded, this.#parts.checks);
    const passed = graded.checks.filter(({ verdict }) => verdict.kind === "passed").length;
    const all = graded.checks.length;
    const isPassed = graded.kind === "passed";
    this.#say(
      isPassed
        ? `All ${all} checks passed. ${this.#parts.learnt}`
        : `${passed} of ${all} checks passed.`,
    );
    if (!isPassed) return;
    this.#draft?.write(source, true);
    this.#showState({ passed: true });
  }

  /** After an attempt, or when the learner has asked twice. */
  #solution(): void {
    const button = this.#part("[data-action=solution]");
    const sure = this.#attempts > 0 || button.dataset.asked !== undefined;
    button.dataset.asked = "";
    if (!sure) {
      button.textContent = "Show it without having tried?";
      return;
    }
    showDiff(
      this.#part("[data-diff] tbody"),
      diffRows(this.#playground.source, this.#parts.solution),
    );
    this.#part("[data-diff]").hidden = false;
    button.textContent = "Compare again";
  }

  #showState({ passed }: Pick<Kept, "passed">): void {
    this.#part("[data-passed]").hidden = !passed;
  }

  #say(text: string): void {
    this.#part("[data-summary]").textContent = text;
  }

  #on(action: string, act: () => void): void {
    this.#part(`[data-action=${action}]`).addEventListener("click", act);
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
    const found = this.querySelector<Part>(selector);
    if (found) return found;
    throw new Error(`Cannot bring the exercise to life: it has no "${selector}"`);
  }
}

/** The checks import what the learner's file no longer exports. */
function inLearnersWords(diagnostic: Diagnostic): Diagnostic {
  const name = missingExport(diagnostic.message);
  if (name === null) return diagnostic;
  return {
    ...diagnostic,
    message: `The checks need "${name}": expected it to be exported`,
    place: null,
  };
}

/** `null` where the browser refuses storage. */
function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

customElements.define("interleave-exercise", Exercise);
