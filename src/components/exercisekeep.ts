// Keeping what a learner types: the text that was here before, the word when another tab has written
// too, the earlier attempts, and the way back from whatever took a text's place.
import { Attempts, resultText } from "../course/attempts.ts";
import type { Aside, AttemptRecord, Result } from "../course/database.ts";
import { Draft, type Kept } from "../course/drafts.ts";
import { renewMarks, type Work } from "../course/work.ts";
import { many } from "../trace/words.ts";
import { attemptList } from "./exercisehistory.ts";
import { part } from "./parts.ts";
import type { Playground } from "./playground.ts";
import { dayOf } from "./when.ts";

export interface KeepOptions {
  readonly root: HTMLElement;
  readonly exercise: string;
  readonly work: Work;
  readonly playground: Playground;
}

export class Keep {
  readonly #options: KeepOptions;
  readonly #draft: Draft;
  readonly attempts: Attempts;
  #state: "opening" | "open" = "opening";
  /** What a reset or another text took away. */
  #undo: string | null = null;
  #isMarked = false;

  constructor(options: KeepOptions) {
    this.#options = options;
    const { exercise, work } = options;
    this.attempts = new Attempts({ ...work, exercise });
    this.#draft = new Draft({
      ...work,
      exercise,
      now: Date.now,
      onForeign: () => this.#showForeign(true),
      onKept: (kept) => this.#showKept(kept),
    });
    this.#listen();
  }

  /** Brings back what was typed here before; what was typed meanwhile stays. */
  async open(): Promise<void> {
    const { playground } = this.#options;
    const first = playground.source;
    const kept = await this.#draft.read();
    this.#state = "open";
    const isTouched = playground.source !== first;
    if (kept !== null && kept !== playground.source) {
      if (isTouched) this.#outrun(kept);
      else playground.write(kept);
    }
    if (isTouched) this.#typed();
    if ((await this.#options.work.base) === null) this.#showKept("unkept");
    await this.#show();
  }

  /** Somebody typed before the text from last time was there: theirs stays, and that one is offered. */
  #outrun(kept: string): void {
    this.#putAside(kept, "earlier");
    this.#offerUndo(kept, "Bring back the text from before");
  }

  /** Keeps the program that was checked, with what came of it. */
  async add(code: string, result: Result): Promise<void> {
    const attempt = { id: crypto.randomUUID(), at: Date.now(), code, result };
    await this.#keep(this.attempts.add(attempt));
  }

  /** Says so when it could not be kept. */
  async #keep(kept: Promise<void>): Promise<void> {
    try {
      await kept;
      await renewMarks(this.#options.work);
      await this.#show();
    } catch {
      this.#showKept("unkept");
    }
  }

  #listen(): void {
    const { root } = this.#options;
    this.#on("undo", () => this.#takeBack());
    this.#on("theirs", () => void this.#takeTheirs());
    this.#on("mine", () => {
      this.#draft.insist(this.#options.playground.source);
      this.#showForeign(false);
    });
    root.addEventListener("edited", () => this.#typed());
    root.addEventListener("cleared", (event) => {
      const text = (event as CustomEvent<string>).detail;
      this.#putAside(text, "reset");
      this.#offerUndo(text, "Undo reset");
    });
  }

  #typed(): void {
    if (this.#state === "opening") return;
    this.#draft.write(this.#options.playground.source);
    if (this.#isMarked) return;
    this.#isMarked = true;
    void this.#draft.settled().then(() => renewMarks(this.#options.work));
  }

  #takeBack(): void {
    if (this.#undo !== null) this.#options.playground.write(this.#undo);
    this.#undo = null;
    this.#part("[data-action=undo]").hidden = true;
    this.#part("[data-action=check]").focus();
  }

  async #takeTheirs(): Promise<void> {
    const { playground } = this.#options;
    const mine = playground.source;
    await this.#draft.settled();
    const theirs = await this.#draft.read();
    this.#putAside(mine, "otherTab");
    if (theirs !== null) playground.write(theirs);
    this.#offerUndo(mine, "Undo");
    this.#showForeign(false);
  }

  /** Puts an earlier text into the editor. */
  #restore({ code }: AttemptRecord): void {
    const { playground } = this.#options;
    const mine = playground.source;
    if (code === mine) return;
    this.#putAside(mine, "restored");
    playground.write(code);
    this.#offerUndo(mine, "Undo");
  }

  /** It is written down before this returns: what takes its place may come. */
  #putAside(code: string, why: Aside): void {
    void this.#keep(this.attempts.putAside(code, why));
  }

  #offerUndo(text: string, name: string): void {
    this.#undo = text;
    const button = this.#part("[data-action=undo]");
    button.textContent = name;
    button.hidden = false;
  }

  #showForeign(isForeign: boolean): void {
    this.#part("[data-foreign]").hidden = !isForeign;
  }

  #showKept(kept: Kept): void {
    const notice = this.#part("[data-unkept]");
    const { work } = this.#options;
    void work.base.then((base) => {
      notice.hidden = base !== null && kept === "kept";
      const keepsText = kept === "kept";
      notice.textContent = keepsText
        ? "This browser keeps your text, but no record of what you tried and passed."
        : "This browser keeps nothing: your text is gone when you leave the page. Copy it before you do.";
    });
  }

  async #show(): Promise<void> {
    const [attempts, passed] = await Promise.all([this.attempts.list(), this.attempts.passed()]);
    const mark = this.#part("[data-passed]");
    mark.hidden = passed === null;
    if (passed) mark.textContent = passed.at === 0 ? "✓ Passed" : `✓ Passed ${dayOf(passed.at)}`;
    const history = this.#part("[data-history]");
    history.hidden = attempts.length === 0;
    this.#part("[data-history] > summary").textContent = many(attempts.length, "earlier text");
    const rows = attemptList(attempts, resultText, (attempt) => this.#restore(attempt));
    this.#part("[data-history] ol").replaceChildren(...rows);
  }

  #on(action: string, act: () => void): void {
    this.#part(`[data-action=${action}]`).addEventListener("click", act);
  }

  #part(selector: string): HTMLElement {
    return part(this.#options.root, selector, "Cannot keep what is typed: the exercise has no");
  }
}
