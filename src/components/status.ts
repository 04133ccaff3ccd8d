// The status line of a playground: how the run stands, its time, and what can be done meanwhile.
import { moment } from "../trace/stamp.ts";
import { part } from "./parts.ts";

export type RunState = "running" | "good" | "bad" | "stopped";

export class Status {
  readonly #root: HTMLElement;
  /** How the line looked before anything was run. */
  readonly #recorded: Node;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#recorded = this.#part(".status").cloneNode(true);
  }

  get isRunning(): boolean {
    return this.#part(".status").dataset.end === "running";
  }

  set(state: RunState, text: string): void {
    const line = this.#part(".status");
    delete line.dataset.recorded;
    line.dataset.end = state;
    this.#part(".status .state").textContent = text;
    this.#showActions(state === "running");
  }

  setTime(at: number): void {
    this.#part(".status .time").textContent = moment(at);
  }

  /** Says again that what is shown was recorded. */
  restore(): void {
    this.#part(".status").replaceWith(this.#recorded.cloneNode(true));
    this.#showActions(false);
  }

  #showActions(isRunning: boolean): void {
    const stop = this.#root.querySelector<HTMLButtonElement>("[data-action=stop]");
    if (stop) stop.disabled = !isRunning;
    if (!isRunning) this.#part("[data-action=skip]").hidden = true;
  }

  #part(selector: string): HTMLElement {
    return part(this.#root, selector, "Cannot show how a run stands: the playground has no");
  }
}
