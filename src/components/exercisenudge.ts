// The word that what was passed lives in this browser only, said early: at the first pass, and again
// after each five that no exported file has.
import type { Database } from "../course/database.ts";
import type { Work } from "../course/work.ts";

const often = 5;

export class Nudge {
  readonly #box: HTMLElement;
  readonly #work: Work;

  constructor(box: HTMLElement, work: Work) {
    this.#box = box;
    this.#work = work;
    box.querySelector("[data-action=later]")?.addEventListener("click", () => void this.#later());
  }

  async passed(): Promise<void> {
    const base = await this.#work.base;
    this.#box.hidden = base === null || !(await isDue(base));
  }

  async #later(): Promise<void> {
    this.#box.hidden = true;
    const base = await this.#work.base;
    await base?.put("moments", Date.now(), "nudged");
  }
}

async function isDue(base: Database): Promise<boolean> {
  const [passes, exported, nudged] = await Promise.all([
    base.getAll("passes"),
    base.get("moments", "exported"),
    base.get("moments", "nudged"),
  ]);
  const since = Math.max(exported ?? 0, nudged ?? 0);
  const count = passes.filter(({ at }) => at > since).length;
  return since === 0 ? count > 0 : count >= often;
}
