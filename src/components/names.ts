// The filter of the page of all names: what does not hold the words that were typed is hidden. Without
// it the page is the same page, with everything shown.
import { part, walk } from "./parts.ts";

class Names extends HTMLElement {
  #entries: readonly Entry[] = [];

  connectedCallback(): void {
    const parts = [...this.querySelectorAll<HTMLElement>("[data-entry]")];
    this.#entries = parts.map((part) => ({ part, words: searchable(part) }));
    this.#form.hidden = false;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#links()[0]?.focus();
    });
    this.#input.addEventListener("input", () => this.#filter());
    this.addEventListener("keydown", (event) => this.#move(event));
    addEventListener("hashchange", () => this.#uncover());
    this.#input.value = new URLSearchParams(location.search).get("find") ?? "";
    this.#filter();
    this.#uncover();
  }

  #filter(): void {
    const typed = this.#input.value.trim();
    const wanted = typed === "" ? [] : [...plain(typed).split(/\s+/)];
    const shown = this.#entries.filter(({ part, words }) => {
      part.hidden = !wanted.every((word) => words.some((one) => one.startsWith(word)));
      return !part.hidden;
    });
    for (const group of this.querySelectorAll<HTMLElement>("[data-group]")) {
      group.hidden = group.querySelector("[data-entry]:not([hidden])") === null;
    }
    const all = this.#entries.length;
    const isNone = shown.length === 0;
    this.#part("[role=status]").textContent = isNone
      ? `None of the ${all} entries holds “${typed}”. A shorter word finds more.`
      : typed === ""
        ? `${all} entries`
        : `${shown.length} of ${all} entries`;
    keepInAddress(typed);
  }

  /** The arrows go through what is shown, and back into the field; Escape shows everything again. */
  #move(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#input.value !== "") {
      this.#input.value = "";
      this.#filter();
      this.#input.focus();
      event.preventDefault();
    }
    const places = [this.#input, ...this.#links()];
    if (places.some((place) => place === event.target)) walk(places, event);
  }

  /** A link leads to its place whatever was typed. */
  #uncover(): void {
    const id = decodeURIComponent(location.hash.slice(1));
    const place = id === "" ? null : this.querySelector(`[id="${CSS.escape(id)}"]`);
    if (!place?.closest("[hidden]")) return;
    this.#input.value = "";
    this.#filter();
    place.scrollIntoView();
  }

  #links(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-entry]:not([hidden]) h3 a")];
  }

  get #form(): HTMLFormElement {
    return this.#part<HTMLFormElement>("form");
  }

  get #input(): HTMLInputElement {
    return this.#part<HTMLInputElement>("input");
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    return part(this, selector, "Cannot filter the names: the page has no");
  }
}

interface Entry {
  readonly part: HTMLElement;
  readonly words: readonly string[];
}

/** Names and sentences: words such as `await` stand in nearly every program. */
function searchable(part: HTMLElement): string[] {
  const texts = [...part.querySelectorAll("h3, p, li, li code")].map(
    (one) => one.textContent ?? "",
  );
  if (texts.length === 0) texts.push(part.textContent ?? "");
  return [...new Set(texts.flatMap(wordsOf))];
}

/** `createTask` and `create_task` are found by each of their words and as a whole. */
function wordsOf(text: string): string[] {
  const names = text.match(/[\w.*]+/g) ?? [];
  const pieces = text.replace(/([a-z])([A-Z])/g, "$1 $2").match(/[A-Za-z0-9]+/g) ?? [];
  return [...names, ...pieces].map(plain);
}

function plain(text: string): string {
  return text.toLowerCase();
}

function keepInAddress(typed: string): void {
  const url = new URL(location.href);
  if (typed === (url.searchParams.get("find") ?? "")) return;
  if (typed === "") url.searchParams.delete("find");
  else url.searchParams.set("find", typed);
  history.replaceState(history.state, "", url);
}

customElements.define("interleave-names", Names);
