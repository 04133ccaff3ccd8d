// The prediction element: the reader commits to an order or to seconds, then the program runs in the
// playground inside, and each line of the run is held against what was said. It can be skipped.
import { keepAnswer, keptAnswer } from "../course/answers.ts";
import { seconds } from "../trace/stamp.ts";
import { part } from "./parts.ts";
import { Pieces } from "./pieces.ts";
import { type ForeseenLine, markOrder, markTimes } from "./predictmarks.ts";

class Predict extends HTMLElement {
  #pieces: Pieces | undefined;

  connectedCallback(): void {
    if (this.#pieces) return;
    this.#pieces = new Pieces(this.#part(".work"), {
      onChange: () => {},
      say: (text) => this.#say(text),
    });
    this.#on("commit", () => this.#commit());
    this.#on("skip", () => this.#skip());
    this.#on("again", () => this.#again());
    this.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "range") showSecond(target);
    });
    this.#restore();
  }

  /** What was predicted before stands there again; what came of it is told in the line below. */
  #restore(): void {
    const kept = keptAnswer(this.#question);
    if (!kept) return;
    if (this.dataset.by === "time") {
      for (const [index, input] of this.#inputs().entries()) {
        input.value = kept.chosen[index] ?? "0";
        showSecond(input);
      }
    } else this.#pieces?.arrange(kept.chosen);
    this.#part(".earlier").textContent = kept.right ? "You had it right." : "Your last prediction.";
  }

  #commit(): void {
    const chosen = this.dataset.by === "time" ? this.#seconds() : (this.#pieces?.order() ?? []);
    const marks = this.#marks(chosen);
    const right = marks.filter((mark) => mark.right).length;
    keepAnswer(this.#question, { chosen, right: right === marks.length });
    for (const [index, item] of this.#lines().entries()) showMark(item, marks[index]);
    this.#part(".verdict").textContent = verdict(right, marks.length);
    this.#part(".told").hidden = false;
    this.#part(".work").hidden = true;
    this.#part(".told").focus({ preventScroll: true });
    this.#reveal();
  }

  #skip(): void {
    this.#part(".work").hidden = true;
    this.#reveal();
    this.querySelector<HTMLElement>("[data-action=run]")?.focus({ preventScroll: true });
  }

  #again(): void {
    this.dataset.state = "open";
    this.#part(".told").hidden = true;
    this.#part(".work").hidden = false;
    this.#part("[data-act=commit]").focus({ preventScroll: true });
  }

  /** Shows what was hidden, and runs the program. */
  #reveal(): void {
    this.dataset.state = "told";
    this.querySelector<HTMLElement>("[data-action=run]")?.click();
  }

  #marks(chosen: readonly string[]): ForeseenLine[] {
    const texts = this.#lines().map((item) => item.querySelector("code")?.textContent ?? "");
    if (this.dataset.by !== "time") return markOrder(texts, chosen.map(Number));
    const times = this.#lines().map((item) => Number(item.dataset.at));
    return markTimes(texts, times, chosen.map(Number));
  }

  /** The milliseconds said for each line, in the order in which they were printed. */
  #seconds(): string[] {
    return this.#inputs().map((input) => input.value);
  }

  #inputs(): HTMLInputElement[] {
    const of = (line: number) =>
      this.#part<HTMLInputElement>(`[data-piece="${line}"] input[type=range]`);
    return this.#lines().map((_, line) => of(line));
  }

  #lines(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-line]")];
  }

  get #question(): string {
    return this.dataset.question ?? "";
  }

  #say(text: string): void {
    this.#part("[data-say]").textContent = text;
  }

  #on(act: string, listen: () => void): void {
    this.#part(`[data-act=${act}]`).addEventListener("click", listen);
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return part(this, selector, "Cannot bring the prediction to life: it has no");
  }
}

function showSecond(input: HTMLInputElement): void {
  const text = seconds(Number(input.value));
  input.setAttribute("aria-valuetext", `${text} s`);
  const output = input.parentElement?.querySelector("output");
  if (output) output.textContent = text;
}

function showMark(item: HTMLElement, mark: ForeseenLine | undefined): void {
  item.dataset.mark = mark?.right ? "right" : "wrong";
  const yours = item.querySelector(".yours");
  if (yours) yours.textContent = mark?.right ? "as you said" : (mark?.instead ?? "");
}

function verdict(right: number, all: number): string {
  if (right === all) return `All ${all} lines are as you said.`;
  const how = right === 0 ? "No line is" : `${right} of ${all} lines ${right === 1 ? "is" : "are"}`;
  return `${how} as you said. Look for the first that differs, and read why.`;
}

customElements.define("interleave-predict", Predict);
