// The question element: one chooses, asks for the verdict, and reads why each answer is right or wrong.
// What was chosen is there again at the next visit; choosing anew takes the verdict back.
import { keepAnswer, keptAnswer } from "../course/answers.ts";

class Quiz extends HTMLElement {
  connectedCallback(): void {
    if (this.dataset.state) return;
    this.dataset.state = "open";
    this.#button.addEventListener("click", () => this.#answer());
    this.addEventListener("change", () => this.#chose());
    const kept = keptAnswer(this.#question);
    for (const input of this.#inputs()) input.checked = kept?.chosen.includes(input.value) ?? false;
    if (!kept) return;
    this.#enable();
    this.#say(kept.right ? "You had it right." : "You chose this before.");
  }

  #chose(): void {
    this.dataset.state = "open";
    this.#enable();
    this.#say("");
  }

  #enable(): void {
    const isChosen = this.#inputs().some((input) => input.checked);
    this.#button.setAttribute("aria-disabled", String(!isChosen));
  }

  #answer(): void {
    const chosen = this.#inputs().filter((input) => input.checked);
    if (chosen.length === 0) {
      this.#say("Choose an answer first.");
      return;
    }
    const right = this.#inputs().every((input) => input.checked === isRight(input));
    keepAnswer(this.#question, { chosen: chosen.map(({ value }) => value), right });
    this.dataset.state = "answered";
    for (const input of this.#inputs()) explain(input);
    this.#say(right ? "Right." : this.#notRight());
  }

  #notRight(): string {
    const right = this.#inputs().filter(isRight);
    return `Not quite. True: ${right.map(({ value }) => value.replaceAll("`", "")).join("; ")}.`;
  }

  #say(text: string): void {
    const verdict = this.querySelector(".verdict");
    if (verdict) verdict.textContent = text;
  }

  #inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll("input")];
  }

  get #question(): string {
    return this.dataset.question ?? "";
  }

  get #button(): HTMLElement {
    const found = this.querySelector<HTMLElement>("[data-act=answer]");
    if (found) return found;
    throw new Error("Cannot bring the question to life: it has no button");
  }
}

function isRight(input: HTMLInputElement): boolean {
  return input.closest<HTMLElement>("[data-answer]")?.dataset.answer === "right";
}

/** Opens the explanation and marks the answer, by a word and not by colour alone. */
function explain(input: HTMLInputElement): void {
  const answer = input.closest("[data-answer]");
  const details = answer?.querySelector("details");
  if (details) details.open = true;
  const mark = answer?.querySelector(".mark");
  const word = isRight(input) ? "true" : "not true";
  if (mark) mark.textContent = input.checked ? `your answer, ${word}` : word;
}

customElements.define("interleave-quiz", Quiz);
