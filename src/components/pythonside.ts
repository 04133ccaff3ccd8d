// The Python side of a playground: its code, what was recorded of it where it differs, and how its runs
// are made. It is shown or not; the playground decides which side runs.
import type { RunOptions, Script } from "../runner/protocol.ts";
import type { Run } from "../runner/stream.ts";
import { Code, type CodeOptions } from "./code.ts";
import { type PythonEngine, pythonAt } from "./pythonengine.ts";

export const pythonEntry = "main.py";

export interface PythonSideOptions extends Omit<CodeOptions, "pane" | "file" | "language"> {
  readonly engineUrl: string;
  /** What a reader is told while Python is on its way. */
  readonly onLoading: (text: string) => void;
}

export class PythonSide {
  readonly code: Code;
  readonly #root: HTMLElement;
  readonly #engine: PythonEngine;
  readonly #onLoading: (text: string) => void;
  #state: "hidden" | "recorded" | "live" = "hidden";

  constructor(root: HTMLElement, pane: HTMLElement, options: PythonSideOptions) {
    this.#root = root;
    this.#engine = pythonAt(options.engineUrl);
    this.#onLoading = options.onLoading;
    this.code = new Code({ ...options, pane, file: pythonEntry, language: "python" });
  }

  get isShown(): boolean {
    return this.#state !== "hidden";
  }

  /** Shows or hides it, with what was recorded. */
  show(isShown: boolean): void {
    this.#state = isShown ? "recorded" : "hidden";
    this.#showRecorded();
    this.#showWeight();
  }

  /** Has the interpreter ready for a run, if that takes no fetching. */
  warm(): Promise<void> {
    return this.#engine.warm();
  }

  /** The program as it stands, for `run`. */
  script(): Script {
    this.#state = "live";
    this.#showRecorded();
    return { code: this.code.text(), map: "", sites: [] };
  }

  async run(script: Script, options: RunOptions): Promise<Run> {
    const run = await this.#engine.run(script, options, (loaded, total) => {
      const text =
        loaded < total ? `Loading Python: ${mega(loaded)} of ${mega(total)} MB` : "Starting Python";
      this.#onLoading(text);
    });
    this.#showWeight();
    return run;
  }

  /** Where Python's run differs, its own recorded lines stand in for the common ones. */
  #showRecorded(): void {
    const twin = this.#find(".console.twin");
    const isTwinShown = twin !== null && this.#state === "recorded";
    if (twin) twin.hidden = !isTwinShown;
    for (const part of [".consolebar", ".console:not(.twin)", "interleave-timeline", ".status"]) {
      const found = this.#find(part);
      if (found) found.hidden = isTwinShown;
    }
    const reason = this.#find(".differs");
    if (reason) reason.hidden = !this.isShown;
  }

  /** Says what the first run will fetch, before it does. */
  #showWeight(): void {
    const weight = this.#find(".weight");
    if (!weight) return;
    weight.hidden = true;
    if (!this.isShown) return;
    void this.#engine.isHere().then((isHere) => {
      weight.hidden = isHere || !this.isShown;
    });
  }

  #find(selector: string): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>(selector);
  }
}

function mega(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
