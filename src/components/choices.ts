// What a reader chooses once for every playground: the pace of playback, and the language of the code.
// A choice holds for the whole page at once.
import { onPreference, type Preferences, prefer, preference } from "../course/preferences.ts";
import type { Speed } from "./timelineplayer.ts";

export type Language = Preferences["language"];

/** A link may say in which language it is to be read: that is a choice like any other. */
const asked = new URLSearchParams(location.search).get("lang");
if (asked === "python" || asked === "typescript") prefer("language", asked);

/** What a reader chose; who wants nothing to move sees everything at once. */
export function chosenSpeed(): Preferences["speed"] {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return preference("speed") ?? (still ? "all" : "1");
}

export class Choices {
  readonly #root: HTMLElement;
  readonly #speed: HTMLSelectElement;

  constructor(
    root: HTMLElement,
    onSpeed: (speed: Speed) => void,
    onLanguage: (language: Language) => void,
  ) {
    const speed = root.querySelector<HTMLSelectElement>("[data-action=speed]");
    if (!speed) throw new Error("Cannot follow a reader's choices: the playground has no speeds");
    this.#root = root;
    this.#speed = speed;
    speed.addEventListener("change", () => prefer("speed", speed.value as "1"));
    for (const tab of this.#tabs()) {
      const language = tab.dataset.language === "python" ? "python" : "typescript";
      tab.addEventListener("click", () => prefer("language", language));
    }
    this.#follow(onSpeed, onLanguage);
  }

  get speed(): Speed {
    const { value } = this.#speed;
    return value === "all" ? "all" : Number(value);
  }

  /** Shows the code in one language; an example without a twin stays as it is. */
  #show(language: Language): void {
    const python = this.#root.querySelector<HTMLElement>(".pane.python");
    const typescript = this.#root.querySelector<HTMLElement>(".pane.typescript");
    if (!python || !typescript) return;
    python.hidden = language !== "python";
    typescript.hidden = language === "python";
    for (const tab of this.#tabs()) {
      tab.setAttribute("aria-pressed", String(tab.dataset.language === language));
    }
  }

  #follow(onSpeed: (speed: Speed) => void, onLanguage: (language: Language) => void): void {
    const applySpeed = () => {
      this.#speed.value = chosenSpeed();
      onSpeed(this.speed);
    };
    const applyLanguage = () => {
      const language = preference("language") ?? "typescript";
      this.#show(language);
      onLanguage(language);
    };
    applySpeed();
    applyLanguage();
    onPreference("speed", applySpeed);
    onPreference("language", applyLanguage);
  }

  #tabs(): NodeListOf<HTMLElement> {
    return this.#root.querySelectorAll<HTMLElement>("[data-language]");
  }
}
