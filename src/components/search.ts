// The search dialog. Pagefind's index and its wasm come when it opens; what a result quotes is shown as
// text, with the words that were found marked.

import { isTyping, part, walk } from "./parts.ts";
import { whyNot } from "./why.ts";

interface Pagefind {
  init(): Promise<void>;
  /** `null` when a newer search has begun. */
  debouncedSearch(words: string): Promise<{ readonly results: readonly Hit[] } | null>;
}

interface Hit {
  data(): Promise<Found>;
}

interface Quote {
  readonly title: string;
  readonly url: string;
  /** HTML of text and `<mark>`. */
  readonly excerpt: string;
}

interface Found {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
  readonly sub_results: readonly Quote[];
}

/** More than these nobody reads: another word does more. */
const mostPages = 8;
const mostQuotes = 3;

class Search extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;
  #state: "away" | "here" = "away";

  connectedCallback(): void {
    const input = this.#part<HTMLInputElement>("input");
    this.#part(".open").addEventListener("click", () => this.open());
    input.addEventListener("input", () => void this.#search(input.value.trim()));
    this.#dialog.addEventListener("click", ({ target }) => {
      const isOutside = target === this.#dialog;
      if (isOutside || (target instanceof Element && target.closest("a"))) this.#dialog.close();
    });
    this.#dialog.addEventListener("keydown", (event) => this.#move(event));
    addEventListener("keydown", (event) => {
      // In an editor these keys begin another chord.
      if (event.defaultPrevented) return;
      const isChord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!isChord && !(event.key === "/" && isPlain(event))) return;
      event.preventDefault();
      if (this.#dialog.open) this.#dialog.close();
      else this.open();
    });
  }

  open(): void {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#part<HTMLInputElement>("input").select();
    this.#load().catch((error: unknown) => this.#trouble(error));
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= import(/* @vite-ignore */ this.dataset.index ?? "")
      .then(async (module: Pagefind) => {
        await module.init();
        this.#state = "here";
        return module;
      })
      .catch((error: unknown) => {
        this.#pagefind = undefined;
        throw error;
      });
    return this.#pagefind;
  }

  async #search(words: string): Promise<void> {
    try {
      if (this.#state === "away" && words !== "") this.#say("Fetching the index");
      const search = await (await this.#load()).debouncedSearch(words);
      if (search === null) return;
      const pages = await Promise.all(search.results.slice(0, mostPages).map((hit) => hit.data()));
      if (words !== this.#part<HTMLInputElement>("input").value.trim()) return;
      this.#part(".found").replaceChildren(...pages.map(page));
      this.#say(words === "" ? "" : counted(search.results.length, words));
    } catch (error) {
      this.#trouble(error);
    }
  }

  /** The arrows go through the results, and back into the field. */
  #move(event: KeyboardEvent): void {
    walk([...this.querySelectorAll<HTMLElement>("dialog input, dialog a")], event);
  }

  #say(text: string): void {
    this.#part(".state").textContent = text;
  }

  #trouble(error: unknown): void {
    this.#say(`Cannot search: ${whyNot(error)}`);
  }

  get #dialog(): HTMLDialogElement {
    return this.#part<HTMLDialogElement>("dialog");
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return part(this, selector, "Cannot search: the dialog has no");
  }
}

/** A key that is no part of a chord, and not meant for a field. */
function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
}

function counted(count: number, words: string): string {
  if (count === 0)
    return `Nothing found for “${words}”. A shorter or a more common word finds more.`;
  const shown = count > mostPages ? `, the first ${mostPages} shown` : "";
  return `${count} ${count === 1 ? "page" : "pages"} found${shown}`;
}

function page({ url, excerpt, meta, sub_results }: Found): HTMLElement {
  const item = document.createElement("li");
  const title = meta.title ?? url;
  item.append(link(url, title));
  const quotes = sub_results.filter((quote) => quote.title !== title).slice(0, mostQuotes);
  if (quotes.length === 0) item.append(quoted(excerpt));
  const list = document.createElement("ul");
  for (const quote of quotes) {
    const row = document.createElement("li");
    row.append(link(quote.url, quote.title), quoted(quote.excerpt));
    list.append(row);
  }
  if (quotes.length > 0) item.append(list);
  return item;
}

function link(url: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.textContent = text;
  return anchor;
}

/** Pagefind hands out HTML: of it only the text and the marks are taken. */
function quoted(excerpt: string): HTMLElement {
  const line = document.createElement("p");
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  for (const node of parsed.childNodes) {
    const text = node.textContent ?? "";
    if (node.nodeName === "MARK") {
      const mark = document.createElement("mark");
      mark.textContent = text;
      line.append(mark);
    } else line.append(text);
  }
  return line;
}

customElements.define("interleave-search", Search);
