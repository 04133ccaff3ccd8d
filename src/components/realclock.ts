// The switch that has an example's next run go by the real clock, where computing takes the time that this
// computer needs. Only examples that compute have it.

export class RealClock {
  readonly #box: HTMLElement | null;
  readonly #input: HTMLInputElement | null;

  constructor(root: HTMLElement) {
    this.#box = root.querySelector(".real");
    this.#input = root.querySelector("[data-action=real]");
  }

  /** The Python program knows its virtual clock only. */
  show(isShown: boolean): void {
    if (this.#box) this.#box.hidden = !isShown;
  }

  get isOn(): boolean {
    return this.#box?.hidden === false && this.#input?.checked === true;
  }
}
