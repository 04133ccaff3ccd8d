// The tools of a console: show the lines of one task, count time from the line before, copy what is
// shown. They work on the recorded lines that the page came with as on those of a run.
import { onPreference, prefer, preference } from "../course/preferences.ts";
import { part } from "./parts.ts";
import { whyNot } from "./why.ts";

export type Stamps = "start" | "line";

export interface ConsoleBarOptions {
  readonly bar: HTMLElement;
  /** Shows the lines of one owner; of all for `null`. */
  readonly onOwner: (owner: number | null) => void;
  readonly onStamps: (stamps: Stamps) => void;
  /** The lines shown, as text. */
  readonly text: () => string;
}

export class ConsoleBar {
  readonly #select: HTMLSelectElement;
  readonly #filter: HTMLElement;
  readonly #stamps: HTMLButtonElement;
  readonly #copied: HTMLElement;
  readonly #options: ConsoleBarOptions;

  constructor(options: ConsoleBarOptions) {
    this.#options = options;
    this.#filter = this.#part(".filter");
    this.#select = this.#part("select");
    this.#stamps = this.#part("[data-console=stamps]");
    this.#copied = this.#part("[role=status]");
    this.#select.addEventListener("change", () => options.onOwner(this.owner));
    this.#stamps.addEventListener("click", () => {
      prefer("stamps", preference("stamps") === "line" ? "start" : "line");
    });
    this.#part("[data-console=copy]").addEventListener("click", () => void this.#copy());
    onPreference("stamps", () => this.#showStamps());
    this.#showStamps();
  }

  /** The owner whose lines are asked for; `null` for all. */
  get owner(): number | null {
    return this.#select.value === "" ? null : Number(this.#select.value);
  }

  /** Offers the owners of lines by name; one alone is nothing to choose from. */
  offer(owners: ReadonlyMap<number, string>): void {
    const chosen = this.#select.value;
    const all = this.#select.options[0];
    const options = [...owners].map(([owner, name]) => new Option(name, String(owner)));
    this.#select.replaceChildren(...(all ? [all] : []), ...options);
    this.#select.value = owners.has(Number(chosen)) ? chosen : "";
    this.#filter.hidden = owners.size < 2;
  }

  #showStamps(): void {
    const stamps = preference("stamps") ?? "start";
    this.#stamps.setAttribute("aria-pressed", String(stamps === "line"));
    this.#options.onStamps(stamps);
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#options.text());
      this.#copied.textContent = "Copied";
    } catch (error) {
      this.#copied.textContent = `Cannot copy: ${whyNot(error)}`;
    }
    setTimeout(() => {
      this.#copied.textContent = "";
    }, 3_000);
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const lacks = "Cannot bring the console to life: its bar has no";
    return part(this.#options.bar, selector, lacks);
  }
}
