// The names of an example in both languages, side by side, on request: what a pointer is told word by
// word, for the keyboard, for fingers, and for whoever wants all of them at once.
import { type Found, findNames, type TwinLanguage } from "../course/twinnames.ts";
import { worded } from "./twinnote.ts";
import { type Twin, twinOf, twinsAt } from "./twins.ts";
import { whyNot } from "./why.ts";

export interface TwinProgram {
  readonly text: string;
  readonly language: TwinLanguage;
}

export class TwinPanel {
  readonly #button: HTMLButtonElement;
  readonly #base: string;
  readonly #program: () => TwinProgram;
  #panel: HTMLElement | undefined;

  constructor(button: HTMLButtonElement, base: string, program: () => TwinProgram) {
    this.#button = button;
    this.#base = base;
    this.#program = program;
    button.addEventListener("click", () => void this.#toggle());
  }

  /** The program has become another one. */
  refresh(): void {
    if (this.#panel) void this.#fill(this.#panel);
  }

  #toggle(): void {
    const isOpen = this.#panel !== undefined;
    this.#button.setAttribute("aria-expanded", String(!isOpen));
    this.#panel?.remove();
    this.#panel = undefined;
    if (isOpen) return;
    this.#panel = document.createElement("div");
    this.#panel.className = "twins";
    this.#panel.setAttribute("role", "region");
    this.#panel.setAttribute("aria-label", "Names in both languages");
    this.#button.closest(".head")?.after(this.#panel);
    void this.#fill(this.#panel);
  }

  async #fill(panel: HTMLElement): Promise<void> {
    const { text, language } = this.#program();
    try {
      const found = findNames(text, language, await twinsAt(this.#base));
      panel.replaceChildren(...contents(found, text, language, this.#base));
    } catch (error) {
      panel.textContent = `Cannot show the names: ${whyNot(error)}`;
    }
  }
}

function contents(
  all: readonly Found[],
  text: string,
  language: TwinLanguage,
  base: string,
): Node[] {
  const rows = new Map<string, HTMLElement>();
  for (const found of all) {
    const here = text.slice(found.from, found.to);
    const twin = twinOf(found, language, base);
    const form = `${here} ${twin.form}`;
    if (!rows.has(form)) rows.set(form, row(here, twin));
  }
  if (rows.size > 0) {
    const list = document.createElement("ul");
    list.append(...rows.values());
    return [list];
  }
  return [worded("No name in this program is written otherwise in the other language.")];
}

function row(here: string, twin: Twin): HTMLElement {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = twin.url;
  link.append(code(here), ` in ${twin.language} `, code(twin.form));
  line.append(link);
  if (twin.says !== "") line.append(worded(twin.says));
  return line;
}

function code(text: string): HTMLElement {
  const made = document.createElement("code");
  made.textContent = text;
  return made;
}
