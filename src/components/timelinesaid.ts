// What is told to those who listen, at most once a second: of several things in a row the last.

const pause = 1000;

export class Said {
  readonly #element: HTMLElement;
  #next: string | null = null;
  #timer: number | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  say(words: string): void {
    if (this.#timer !== undefined) {
      this.#next = words;
      return;
    }
    this.#element.textContent = words;
    this.#timer = window.setTimeout(() => {
      this.#timer = undefined;
      const next = this.#next;
      this.#next = null;
      if (next !== null) this.say(next);
    }, pause);
  }
}
