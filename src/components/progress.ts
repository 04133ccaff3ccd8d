// The page of a reader's progress: what was passed and answered, when, with which code; a copy to save
// and to read; and taking it all away, which can be taken back until the page is left.
import { forgetCopies, settleAnswers } from "../course/answerfold.ts";
import { settleAttempts } from "../course/attempts.ts";
import type { Database } from "../course/database.ts";
import { foldInto } from "../course/fold.ts";
import { tabOf } from "../course/journal.ts";
import { pendingDone, pendingIn } from "../course/pending.ts";
import { type Place, readPlace, writePlace } from "../course/place.ts";
import {
  type Added,
  type Everything,
  everythingIn,
  forgetAll,
  giveBack,
  importFile,
  toFile,
} from "../course/transfer.ts";
import { openWork, renewMarks, type Work } from "../course/work.ts";
import { many } from "../trace/words.ts";
import { showAnswerMarks, showMarks } from "./markview.ts";
import { part } from "./parts.ts";
import { timeOf } from "./when.ts";
import { whyNot } from "./why.ts";

class Progress extends HTMLElement {
  #work: Work | undefined;
  #gone: Everything | null = null;
  #left: Place | null = null;
  #showing: Promise<void> | undefined;
  #isStale = false;

  connectedCallback(): void {
    if (this.#work) return;
    this.#work = openWork(() => {
      this.#part("[data-outdated]").hidden = false;
    });
    this.#on("export", (base) => this.#export(base));
    this.#on("forget", (base) => this.#forget(base));
    this.#on("unforget", (base) => this.#unforget(base));
    this.#on("persist", () => this.#persist());
    const input = this.#part<HTMLInputElement>("input[type=file]");
    this.#part("[data-action=import]").addEventListener("click", () => input.click());
    input.addEventListener("change", () => void this.#import(input));
    this.#work.channel?.addEventListener("message", () => void this.#show());
    void this.#open();
  }

  async #open(): Promise<void> {
    const base = await this.#base();
    this.#part("[data-refused]").hidden = base !== null;
    for (const button of this.querySelectorAll<HTMLButtonElement>(".acts button")) {
      button.disabled = base === null;
    }
    // What chapters wrote down was taken over when the database was opened.
    if (base) await foldJournal(base, this.#alive());
    await this.#show();
    await this.#showPersisted();
  }

  /** Once a frame, however often another tab tells of a keystroke. */
  #show(): Promise<void> {
    this.#isStale = true;
    this.#showing ??= this.#showOften().finally(() => {
      this.#showing = undefined;
    });
    return this.#showing;
  }

  async #showOften(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      await this.#showNow();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  async #showNow(): Promise<void> {
    const base = await this.#base();
    const marks = await renewMarks(this.#alive());
    showMarks(this, marks);
    showAnswerMarks(this, marks);
    if (base === null) return;
    const passes = new Map((await base.getAll("passes")).map((pass) => [pass.exercise, pass]));
    for (const item of this.querySelectorAll<HTMLElement>("li[data-exercise]")) {
      const pass = passes.get(item.dataset.exercise ?? "");
      showTime(item, pass?.at ?? null);
      const code = item.querySelector<HTMLElement>("details.code");
      if (code) code.hidden = pass === undefined;
      const text = code?.querySelector("pre");
      // Who has selected some of it keeps that.
      if (text && text.textContent !== (pass?.code ?? "")) text.textContent = pass?.code ?? "";
    }
    await this.#showAnswers(base);
    for (const section of this.querySelectorAll("section")) tally(section);
    const exported = await base.get("moments", "exported");
    this.#part(".last-copy").replaceChildren(
      ...(exported
        ? ["You saved the last copy on ", timeOf(exported), "."]
        : ["You have no copy yet."]),
    );
  }

  async #showAnswers(base: Database): Promise<void> {
    const answers = await base.getAll("answers");
    const rightAt = new Map(answers.map((answer) => [answer.question, answer.rightAt]));
    for (const item of this.querySelectorAll<HTMLElement>("li[data-question]")) {
      showTime(item, rightAt.get(item.dataset.question ?? "") ?? null);
    }
  }

  async #export(base: Database): Promise<void> {
    const now = Date.now();
    await settle(base, this.#alive());
    const file = toFile(await everythingIn(base), now);
    const link = document.createElement("a");
    const bytes = new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" });
    link.href = URL.createObjectURL(bytes);
    link.download = `interleave-progress-${file.exported.slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    await base.put("moments", now, "exported");
    this.#say(`Saved ${link.download}.`);
    await this.#show();
  }

  async #import(input: HTMLInputElement): Promise<void> {
    const [chosen] = input.files ?? [];
    // The same file can be chosen again.
    const forget = () => {
      input.value = "";
    };
    const base = await this.#base();
    if (!chosen || !base) return;
    try {
      const { mostBytes, readProgressFile } = await import("../course/progressfile.ts");
      if (chosen.size > mostBytes) {
        return this.#say(
          `Cannot import the file: it has ${chosen.size} bytes, expected at most ${mostBytes}`,
        );
      }
      const read = readProgressFile(await chosen.text());
      if (read.kind === "wrong") return this.#say(`${read.message}. Nothing was changed.`);
      const added = await importFile(base, read.file);
      await settleAnswers(base, this.#alive().store);
      await this.#tellTabs(base);
      this.#say(addedText(added));
      await this.#show();
    } catch (error) {
      this.#say(`Cannot import the file: ${whyNot(error)}. Nothing was changed.`);
    } finally {
      forget();
    }
  }

  /** A tab that has an exercise open learns that its text is another one now. */
  async #tellTabs(base: Database): Promise<void> {
    for (const { exercise, stamp, text } of await base.getAll("drafts")) {
      if (stamp.startsWith("file")) this.#alive().channel?.postMessage({ exercise, stamp, text });
    }
  }

  async #forget(base: Database): Promise<void> {
    const { journal, store } = this.#alive();
    await settle(base, this.#alive());
    this.#gone = await forgetAll(base);
    for (const entry of journal.entries()) journal.done(entry);
    for (const attempt of pendingIn(store)) pendingDone(store, attempt);
    forgetCopies(store);
    this.#left = readPlace(store);
    writePlace(store, null);
    this.#part("[data-action=unforget]").hidden = false;
    this.#part(".forgotten").textContent =
      "Everything is gone. You can undo it until you leave this page.";
    await this.#show();
  }

  async #unforget(base: Database): Promise<void> {
    if (this.#gone) await giveBack(base, this.#gone, Date.now());
    await settleAnswers(base, this.#alive().store);
    writePlace(this.#alive().store, this.#left);
    this.#gone = null;
    this.#part("[data-action=unforget]").hidden = true;
    this.#part(".forgotten").textContent = "Everything is back.";
    await this.#show();
  }

  async #persist(): Promise<void> {
    const isKept = await navigator.storage.persist();
    this.#say(
      isKept
        ? "The browser keeps it when space runs out."
        : "The browser did not agree. It decides by itself, often once you come here more.",
    );
    await this.#showPersisted();
  }

  async #showPersisted(): Promise<void> {
    const isAskable = typeof navigator.storage?.persisted === "function";
    const isKept = isAskable && (await navigator.storage.persisted());
    this.#part("[data-action=persist]").hidden = !isAskable || isKept;
  }

  #on(action: string, act: (base: Database) => Promise<void>): void {
    this.#part(`[data-action=${action}]`).addEventListener("click", async () => {
      const base = await this.#base();
      try {
        if (base) await act(base);
      } catch (error) {
        this.#say(`Cannot do that: ${whyNot(error)}`);
      }
    });
  }

  #say(text: string): void {
    this.#part(".said").textContent = text;
  }

  async #base(): Promise<Database | null> {
    return this.#alive().base;
  }

  #alive(): Work {
    if (this.#work) return this.#work;
    throw new Error("Cannot show the progress: it is not part of the page yet");
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return part(this, selector, "Cannot show the progress: it has no");
  }
}

/** Takes in what chapters wrote down, and what killed tabs left behind. */
async function settle(base: Database, work: Work): Promise<void> {
  await settleAttempts(base, work.store);
  await settleAnswers(base, work.store);
  await foldJournal(base, work);
}

/** An entry of a tab that is still open is that tab's to remove. */
async function foldJournal(base: Database, { journal, openTabs }: Work): Promise<void> {
  const open = await openTabs();
  for (const entry of journal.entries()) {
    await foldInto(base, entry.exercise, [entry], "found");
    if (!open.has(tabOf(entry.stamp))) journal.done(entry);
  }
}

function showTime(item: HTMLElement, at: number | null): void {
  const place = item.querySelector<HTMLElement>(".when");
  if (!place || place.dataset.at === `${at}`) return;
  place.dataset.at = `${at}`;
  place.replaceChildren(...(at === null ? [] : [timeOf(at)]));
}

/** How much of each list is done. */
function tally(section: HTMLElement): void {
  const counted = (of: string, mark: string) => {
    const all = section.querySelectorAll(`li[data-${of}]`).length;
    const done = section.querySelectorAll(`li[data-${of}] [data-mark="${mark}"]`).length;
    return all === 0 ? "" : `${done} of ${all}`;
  };
  const exercises = counted("exercise", "passed");
  const [own, inside] = [":scope > .tally", "summary .tally"].map((one) =>
    section.querySelector(one),
  );
  if (own) own.textContent = exercises && `${exercises} passed`;
  if (inside) inside.textContent = `${counted("question", "right")} right`;
}

function addedText({ exercises, questions }: Added): string {
  const some = (count: number, one: string) => (count === 0 ? [] : [many(count, one)]);
  const parts = [...some(exercises, "exercise"), ...some(questions, "question")];
  return parts.length === 0 ? "All of it was here already." : `Added to ${parts.join(" and ")}.`;
}

customElements.define("interleave-progress", Progress);
