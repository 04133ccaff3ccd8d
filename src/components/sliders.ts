// The sliders under an example: what of its network a reader may change for the next run. Where none was
// moved, the program's own scenario stays as it is.
import type { SliderSets } from "../course/schema.ts";
import type { Script } from "../runner/protocol.ts";

export class Sliders {
  readonly #box: HTMLElement | null;
  readonly #inputs: readonly HTMLInputElement[];

  constructor(root: HTMLElement) {
    this.#box = root.querySelector(".sliders");
    this.#inputs = [...(this.#box?.querySelectorAll("input") ?? [])];
    for (const input of this.#inputs) {
      input.addEventListener("input", () => tell(input));
      // A browser may bring back what stood here before the page was loaded again.
      tell(input);
    }
  }

  /** Only the TypeScript program has a simulated network around it. */
  show(isShown: boolean): void {
    if (this.#box) this.#box.hidden = !isShown;
  }

  get areMoved(): boolean {
    return this.#inputs.some(isMoved);
  }

  /** The script in the world that the reader has chosen. */
  shape(script: Script): Script {
    const hosts = { ...script.scenario?.hosts };
    for (const input of this.#inputs.filter(isMoved)) {
      const { host = "", sets = "latency" } = input.dataset;
      hosts[host] = { ...hosts[host], [sets]: input.valueAsNumber };
    }
    return { ...script, scenario: { ...script.scenario, hosts } };
  }
}

export function inUnits(sets: SliderSets, value: number): string {
  switch (sets) {
    case "latency":
      return `${value.toLocaleString("en")} ms`;
    case "failures":
      return `${Math.round(value * 100)} %`;
    case "bandwidth":
    case "reads":
      return `${value.toLocaleString("en")} bytes/s`;
  }
}

function isMoved(input: HTMLInputElement): boolean {
  return input.value !== input.defaultValue;
}

function tell(input: HTMLInputElement): void {
  const text = inUnits(input.dataset.sets as SliderSets, input.valueAsNumber);
  input.setAttribute("aria-valuetext", text);
  const shown = input.parentElement?.querySelector("output");
  if (shown) shown.textContent = text;
}
