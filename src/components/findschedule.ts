// The element that asks for an order: wherever two could go on, the reader says who goes first; then
// the program really runs in that order, and either keeps its word or doesn't.
import { keepAnswer, keptAnswer } from "../course/answers.ts";
import type { Orders } from "../trace/orders.ts";
import { moment } from "../trace/stamp.ts";
import { part } from "./parts.ts";
import type { QuestionRun } from "./questionrun.ts";
import { whyNot } from "./why.ts";

interface Taken {
  readonly at: number;
  readonly who: string;
}

class FindSchedule extends HTMLElement {
  #all: Orders | undefined;
  #at: Orders | undefined;
  #taken: Taken[] = [];
  #tried = new Set<number>();
  /** Counts the runs; an older one's verdict is dropped. */
  #turn = 0;

  connectedCallback(): void {
    if (this.#all) return;
    this.#all = JSON.parse(this.dataset.orders ?? "null") as Orders;
    this.#part("[data-act=run]").addEventListener("click", () => void this.#run());
    this.#part("[data-act=restart]").addEventListener("click", () => this.#restart(true));
    this.#part(".options").addEventListener("click", (event) => this.#clicked(event));
    if (keptAnswer(this.#question)?.right) this.#part(".earlier").textContent = "You found it.";
    this.#restart(false);
  }

  #restart(isAsked: boolean): void {
    this.#taken = [];
    this.#at = this.#all;
    this.#show();
    if (isAsked) this.#part(".who").focus({ preventScroll: true });
  }

  #clicked({ target }: Event): void {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-option]") : null;
    const option =
      this.#at?.kind === "choice" ? this.#at.options[Number(button?.dataset.option)] : undefined;
    if (!option || this.#at?.kind !== "choice") return;
    this.#taken.push({ at: this.#at.at, who: option.who });
    this.#at = option.then;
    this.#show();
    const next = this.#at.kind === "end" ? "[data-act=run]" : ".who";
    this.#part(next).focus({ preventScroll: true });
  }

  #show(): void {
    const orders = this.#at;
    if (!orders) return;
    this.#part(".taken").replaceChildren(...this.#taken.map(takenItem));
    this.#part("[data-act=run]").setAttribute("aria-disabled", String(orders.kind === "choice"));
    this.#part(".who").textContent =
      orders.kind === "choice"
        ? `At ${moment(orders.at)} more than one could go on. Who goes first?`
        : "The order is complete.";
    const options = orders.kind === "choice" ? orders.options : [];
    this.#part(".options").replaceChildren(...options.map(({ who }, at) => optionButton(who, at)));
  }

  async #run(): Promise<void> {
    if (this.#at?.kind !== "end") {
      this.#say("Decide first who goes first.");
      return;
    }
    const { schedule } = this.#at;
    const turn = ++this.#turn;
    this.#say("Running");
    try {
      const { runExample, showRun } = await import("./questionrun.ts");
      const { engine = "/engine/", example = "", source = "" } = this.dataset;
      const run = await runExample(engine, example, schedule);
      if (turn !== this.#turn) return;
      this.dataset.state = "told";
      showRun(this, source, run);
      this.#judge(schedule, run);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#say(`Cannot run it: ${whyNot(error)}`);
    }
  }

  #judge(schedule: number, { lines, outcome }: QuestionRun): void {
    const { holds = "" } = this.dataset;
    const isBroken = !lines.some(({ text }) => text === holds);
    const printed = lines.at(-1)?.text;
    const end = outcome.kind === "threw" ? `${outcome.error.name}` : (printed ?? "nothing printed");
    if (!this.#tried.has(schedule))
      this.#part(".tried").append(triedItem(this.#taken, end, isBroken));
    this.#tried.add(schedule);
    this.#say(
      isBroken
        ? `You found it: in this order “${holds}” never comes (${end}).`
        : "In this order it works. Which decision could matter?",
    );
    if (!isBroken) return;
    this.#part(".found").hidden = false;
    const chosen = this.#taken.map(({ at, who }) => `${at} ${who}`);
    keepAnswer(this.#question, { chosen, right: true });
  }

  get #question(): string {
    return this.dataset.question ?? "";
  }

  #say(text: string): void {
    this.#part(".verdict").textContent = text;
  }

  #part(selector: string): HTMLElement {
    return part(this, selector, "Cannot bring the question to life: it has no");
  }
}

function optionButton(who: string, at: number): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.option = String(at);
  button.textContent = who;
  return button;
}

function takenItem({ at, who }: Taken): HTMLElement {
  const item = document.createElement("li");
  item.textContent = `${moment(at)}: ${who} goes first`;
  return item;
}

function triedItem(taken: readonly Taken[], end: string, isBroken: boolean): HTMLElement {
  const item = document.createElement("li");
  item.dataset.mark = isBroken ? "broken" : "holds";
  const way = taken.map(({ at, who }) => `${who} at ${moment(at)}`).join(", ");
  item.textContent = `${isBroken ? "✗ breaks" : "✓ holds"}: ${way}: ${end}`;
  return item;
}

customElements.define("interleave-schedule", FindSchedule);
