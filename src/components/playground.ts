// The playground element: brings an example's code, controls and console to life. It is in one of
// three states: showing (a recorded or finished run), starting, running.

import { onPreference, prefer, preference } from "../course/preferences.ts";
import { defaults } from "../runner/options.ts";
import type { Outcome, Script } from "../runner/protocol.ts";
import type { Run } from "../runner/stream.ts";
import { ConsoleFold, type ConsoleLine } from "../trace/console.ts";
import { Code } from "./code.ts";
import { ConsoleView } from "./console.ts";
import { ending } from "./ending.ts";
import { type Engine, engineAt } from "./engine.ts";
import { Playback, type Speed } from "./playback.ts";
import { showProblems, showTrouble } from "./problems.ts";

const entry = "main.ts";

class Playground extends HTMLElement {
  #engine: Engine | undefined;
  #code: Code | undefined;
  #console: ConsoleView | undefined;
  #playback: Playback<ConsoleLine> | undefined;
  #run: Run | undefined;
  /** Counts the presses of Run; what belongs to an older one is dropped. */
  #turn = 0;
  #outcome: Outcome | undefined;

  connectedCallback(): void {
    if (this.#engine) return;
    this.#engine = engineAt(this.dataset.engine ?? "/engine/");
    const onPlace = (place: Parameters<Code["reveal"]>[0]) => void this.#code?.reveal(place);
    this.#console = new ConsoleView(this.#part(".console"), onPlace);
    this.#code = new Code({
      pane: this.#part(".pane.typescript"),
      file: entry,
      typesUrl: this.#engine.typesUrl,
      onChange: () => this.#showEdited(),
      onRun: () => void this.#start(),
      onFailed: (error) => this.#trouble("Cannot open the editor", error),
    });
    this.#listen();
    this.#showEdited();
    this.#followPreferences();
  }

  #listen(): void {
    this.#part("[data-action=run]").addEventListener("click", () => void this.#start());
    this.#part("[data-action=stop]").addEventListener("click", () => this.#stop());
    this.#part("[data-action=reset]").addEventListener("click", () => this.#reset());
    this.#part("[data-action=skip]").addEventListener("click", () =>
      this.#playback?.setSpeed("all"),
    );
    const speed = this.#part<HTMLSelectElement>("[data-action=speed]");
    speed.addEventListener("change", () => prefer("speed", speed.value as "1"));
    for (const event of ["pointerenter", "focusin"]) {
      this.addEventListener(event, () => this.#warm(), { once: true });
    }
    for (const tab of this.querySelectorAll<HTMLElement>("[data-language]")) {
      const language = tab.dataset.language === "python" ? "python" : "typescript";
      tab.addEventListener("click", () => prefer("language", language));
    }
  }

  /** A reader whose pointer comes near is about to press Run: the frame can be there by then. */
  #warm(): void {
    this.#engine?.warm().catch((error: unknown) => this.#trouble("Cannot prepare a run", error));
  }

  async #start(): Promise<void> {
    const turn = ++this.#turn;
    this.#end();
    this.#outcome = undefined;
    this.#setState("running", "Starting");
    this.#problems([]);
    this.#language("typescript");
    try {
      const script = await this.#script();
      if (turn !== this.#turn) return;
      if (!script) return this.#setState("bad", "Did not compile, nothing was run");
      await this.#play(script, turn);
    } catch (error) {
      if (turn === this.#turn) this.#trouble("Cannot run the program", error);
    }
  }

  /** The script to run: prebuilt when the code is the example's own; `undefined` if refused. */
  async #script(): Promise<Script | undefined> {
    const { engine, code } = this.#alive();
    if (!code.isEdited()) return engine.prebuilt(this.dataset.example ?? "");
    const compiled = await engine.compile({ entry, files: { [entry]: code.text() } });
    if (compiled.kind === "compiled") {
      code.mark(compiled.warnings);
      return compiled.script;
    }
    code.mark(compiled.diagnostics);
    this.#problems(compiled.diagnostics);
    return undefined;
  }

  async #play(script: Script, turn: number): Promise<void> {
    const { engine, console } = this.#alive();
    const run = await engine.run(script, defaults);
    if (turn !== this.#turn) return run.stop();
    console.clear();
    this.#run = run;
    const playback = this.#makePlayback(console);
    this.#playback = playback;
    this.#setState("running", "Running");
    const fold = new ConsoleFold();
    for await (const events of run.batches()) {
      if (turn !== this.#turn) return;
      playback.push(events.flatMap((event) => fold.add(event)));
      const last = events.at(-1);
      if (last?.type === "finished") {
        this.#outcome = last.outcome;
        playback.finish(last.at);
      }
    }
  }

  #makePlayback(console: ConsoleView): Playback<ConsoleLine> {
    const skip = this.#part("[data-action=skip]");
    skip.hidden = this.#speed() === "all";
    return new Playback<ConsoleLine>({
      speed: this.#speed(),
      show: (lines) => console.show(lines),
      tick: (at) => this.#showTime(at),
      done: () => this.#finish(),
    });
  }

  #finish(): void {
    this.#run = undefined;
    const { good, text } = ending(this.#outcome ?? { kind: "stopped" });
    this.#setState(good ? "good" : "bad", text);
  }

  #stop(): void {
    this.#turn++;
    this.#end();
    this.#setState("stopped", "Stopped");
    this.#part("[data-action=run]").focus();
  }

  /** Ends the run and its playback; what they still had to say is dropped. */
  #end(): void {
    this.#run?.stop();
    this.#run = undefined;
    this.#playback?.drop();
    this.#playback = undefined;
  }

  #reset(): void {
    this.#code?.reset();
    this.#problems([]);
    this.#part("[data-action=run]").focus();
  }

  #showEdited(): void {
    const edited = this.#code?.isEdited() ?? false;
    this.#part(".edited").hidden = !edited;
    this.#part<HTMLButtonElement>("[data-action=reset]").disabled = !edited;
  }

  #showTime(at: number): void {
    this.#part(".status .time").textContent = `${(at / 1000).toFixed(3)} s`;
  }

  #setState(state: "running" | "good" | "bad" | "stopped", text: string): void {
    const status = this.#part(".status");
    delete status.dataset.recorded;
    status.dataset.end = state;
    this.#part(".status .state").textContent = text;
    this.#part<HTMLButtonElement>("[data-action=stop]").disabled = state !== "running";
    if (state !== "running") this.#part("[data-action=skip]").hidden = true;
  }

  #problems(diagnostics: Parameters<typeof showProblems>[1]): void {
    showProblems(this.#part(".problems"), diagnostics, (place) => void this.#code?.reveal(place));
  }

  #trouble(what: string, error: unknown): void {
    this.#end();
    this.#setState("bad", what);
    const why = error instanceof Error ? error.message : String(error);
    showTrouble(this.#part(".problems"), `${what}: ${why}`);
  }

  #speed(): Speed {
    const value = this.#part<HTMLSelectElement>("[data-action=speed]").value;
    return value === "all" ? "all" : Number(value);
  }

  #followPreferences(): void {
    const speed = this.#part<HTMLSelectElement>("[data-action=speed]");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const applySpeed = () => {
      speed.value = preference("speed") ?? (still ? "all" : "1");
      this.#playback?.setSpeed(this.#speed());
    };
    const applyLanguage = () => this.#language(preference("language") ?? "typescript");
    applySpeed();
    applyLanguage();
    onPreference("speed", applySpeed);
    onPreference("language", applyLanguage);
  }

  /** Shows the code in one language; an example without a twin stays as it is. */
  #language(language: "typescript" | "python"): void {
    const python = this.querySelector<HTMLElement>(".pane.python");
    if (!python) return;
    python.hidden = language !== "python";
    this.#part(".pane.typescript").hidden = language === "python";
    for (const tab of this.querySelectorAll<HTMLElement>("[data-language]")) {
      tab.setAttribute("aria-pressed", String(tab.dataset.language === language));
    }
  }

  #alive(): { engine: Engine; code: Code; console: ConsoleView } {
    const [engine, code, console] = [this.#engine, this.#code, this.#console];
    if (engine && code && console) return { engine, code, console };
    throw new Error("Cannot run the playground: it is not part of the page yet");
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    const found = this.querySelector<Part>(selector);
    if (found) return found;
    throw new Error(`Cannot bring the playground to life: it has no "${selector}"`);
  }
}

customElements.define("interleave-playground", Playground);
