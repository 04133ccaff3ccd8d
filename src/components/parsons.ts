// The element in which a program is put together from its lines: it is run as it was arranged, and
// held against what it should print. Another arrangement that does the same is as good.
import { keepAnswer, keptAnswer } from "../course/answers.ts";
import { assembled, indented } from "../course/arrange.ts";
import { firstDifference, type Line } from "./parsonscompare.ts";
import { part } from "./parts.ts";
import { Pieces } from "./pieces.ts";
import { whyNot } from "./why.ts";

interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

class Parsons extends HTMLElement {
  #pieces: Pieces | undefined;
  #around: Around = { before: [], after: [] };
  #wanted: readonly Line[] = [];
  /** Counts the runs; an older one's verdict is dropped. */
  #turn = 0;

  connectedCallback(): void {
    if (this.#pieces) return;
    this.#around = JSON.parse(this.dataset.around ?? "{}") as Around;
    this.#wanted = JSON.parse(this.dataset.wanted ?? "[]") as readonly Line[];
    this.#pieces = new Pieces(this.#part(".bench"), {
      onChange: () => this.#indent(),
      say: (text) => {
        this.#part("[data-say]").textContent = text;
      },
    });
    this.#part("[data-act=check]").addEventListener("click", () => void this.#check());
    const kept = keptAnswer(this.#question);
    if (!kept) return;
    this.#pieces.arrange(kept.chosen);
    this.#indent();
    if (kept.right) this.#part(".earlier").textContent = "You had it right.";
  }

  async #check(): Promise<void> {
    const chosen = this.#pieces?.order() ?? [];
    const turn = ++this.#turn;
    if (chosen.length === 0) {
      this.#say("Move some lines into the program first.");
      return;
    }
    this.#say("Running");
    const source = assembled(this.#around, this.#texts());
    try {
      const verdict = await this.#verdictOn(source, () => turn === this.#turn);
      if (turn !== this.#turn) return;
      keepAnswer(this.#question, { chosen, right: verdict === null });
      this.#say(verdict ?? "Right: it prints each line at its time.");
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#say(`Cannot run it: ${whyNot(error)}`);
    }
  }

  /** What is wrong with the program, in a sentence; `null` when nothing is. */
  async #verdictOn(source: string, isWanted: () => boolean): Promise<string | null> {
    const { runSource, showRun } = await import("./questionrun.ts");
    const made = await runSource(this.dataset.engine ?? "/engine/", source);
    if (!isWanted()) return null;
    if (made.kind === "refused") {
      const [first] = made.diagnostics;
      return `It does not compile: ${first?.message ?? "no reason given"}${first?.place ? `, in line ${first.place.line}` : ""}.`;
    }
    const { run } = made;
    this.dataset.state = "told";
    showRun(this, source, run);
    const difference = firstDifference(this.#wanted, run.lines);
    if (run.outcome.kind === "threw") {
      return `It ends by an error. ${run.outcome.error.name}: ${run.outcome.error.message}`;
    }
    if (run.outcome.kind !== "returned") return difference ?? "It prints all, but does not end.";
    return difference;
  }

  /** Shows how deep the chosen lines stand; what lies aside has no depth. */
  #indent(): void {
    const texts = this.#texts();
    const depths = indented(texts, 1).map((line) => line.search(/\S/) / 2);
    for (const [place, piece] of this.#all(".program [data-piece]").entries()) {
      piece.style.setProperty("--depth", String(depths[place] ?? 0));
    }
    for (const piece of this.#all(".rest [data-piece]")) piece.style.removeProperty("--depth");
  }

  #texts(): string[] {
    return this.#all(".program [data-text]").map((text) => text.textContent ?? "");
  }

  get #question(): string {
    return this.dataset.question ?? "";
  }

  #say(text: string): void {
    this.#part(".verdict").textContent = text;
  }

  #all(selector: string): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(selector)];
  }

  #part(selector: string): HTMLElement {
    return part(this, selector, "Cannot bring the question to life: it has no");
  }
}

customElements.define("interleave-parsons", Parsons);
