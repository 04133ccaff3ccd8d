// The list of all exercises: its filters stand in the address, so that a filtered list can be kept and
// sent, and the marks follow what is passed meanwhile.
import { onMarks, showMarks } from "./markview.ts";

const names = ["chapter", "level", "concept", "state"] as const;

class ExerciseList extends HTMLElement {
  connectedCallback(): void {
    const form = this.#form;
    const asked = new URLSearchParams(location.search);
    for (const select of form.querySelectorAll("select")) {
      const wanted = asked.get(select.name) ?? "";
      select.value = [...select.options].some(({ value }) => value === wanted) ? wanted : "";
    }
    form.addEventListener("change", () => this.#changed());
    // The form is reset after this event.
    form.addEventListener("reset", () => setTimeout(() => this.#changed()));
    onMarks((marks) => {
      showMarks(this, marks);
      this.#filter();
    });
  }

  #changed(): void {
    const address = new URL(location.href);
    for (const name of names) {
      const value = this.#wanted(name);
      if (value === "") address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    history.replaceState(history.state, "", address);
    this.#filter();
  }

  #filter(): void {
    const items = [...this.querySelectorAll<HTMLElement>("li[data-exercise]")];
    for (const item of items) item.hidden = !this.#isWanted(item);
    for (const section of this.querySelectorAll("section")) {
      section.hidden = section.querySelector("li:not([hidden])") === null;
    }
    const shown = items.filter(({ hidden }) => !hidden).length;
    const status = this.querySelector(".shown");
    const words =
      shown === 0 ? "No exercise is like that." : `${shown} of ${items.length} exercises`;
    if (status) status.textContent = words;
  }

  #isWanted(item: HTMLElement): boolean {
    const concepts = JSON.parse(item.dataset.concepts ?? "[]") as readonly string[];
    const mark = item.querySelector<HTMLElement>("[data-mark]")?.dataset.mark ?? "";
    const has = {
      chapter: [item.dataset.chapter],
      level: [item.dataset.level],
      concept: concepts,
      state: [mark],
    };
    return names.every((name) => {
      const wanted = this.#wanted(name);
      return wanted === "" || has[name].includes(wanted);
    });
  }

  #wanted(name: (typeof names)[number]): string {
    return this.#form.querySelector<HTMLSelectElement>(`[name=${name}]`)?.value ?? "";
  }

  get #form(): HTMLFormElement {
    const found = this.querySelector("form");
    if (found) return found;
    throw new Error("Cannot filter the exercises: the list has no form");
  }
}

customElements.define("interleave-exercises", ExerciseList);
