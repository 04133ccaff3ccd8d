// The playground element: brings an example's code, controls and console to life. It is in one of
// three states: showing (a recorded or finished run), starting, running. It is over 300 lines because
// all that a reader can do meets here; the run and what is shown of it is in `playback.ts`.

import { defaults } from "../runner/options.ts";
import type { Place, RunOptions, Script, TraceEvent } from "../runner/protocol.ts";
import { Choices, chosenSpeed, type Language } from "./choices.ts";
import { Code } from "./code.ts";
import { ConsoleView } from "./console.ts";
import { ending } from "./ending.ts";
import { type Engine, engineAt } from "./engine.ts";
import { type Chapters, chaptersIn, showFindings } from "./findings.ts";
import { part } from "./parts.ts";
import { type Manner, Playback } from "./playback.ts";
import { showProblems, showTrouble } from "./problems.ts";
import { PythonSide } from "./pythonside.ts";
import { RealClock } from "./realclock.ts";
import { copyLink, sharedWith, tellForeign } from "./sharelink.ts";
import { Sliders } from "./sliders.ts";
import { Status } from "./status.ts";
import { type Ask, TimelineElement } from "./timeline.ts";
import type { Speed } from "./timelineplayer.ts";
import type { Replay } from "./timelinereplay.ts";
import { TwinPanel } from "./twinpanel.ts";
import { whyNot } from "./why.ts";

/** The name of the learner's file. */
export const entry = "main.ts";

/** A run that somebody else has made. */
export interface Presented {
  readonly events: readonly TraceEvent[];
  /** The program that ran. */
  readonly source: string;
  /** The event to stand at; `null` shows all of it and leaves the reader where they are. */
  readonly event: number | null;
  readonly status: string;
  /** Which kind of end the status tells of. */
  readonly manner?: "good" | "bad";
}

export class Playground extends HTMLElement {
  #engine: Engine | undefined;
  #typescript: Code | undefined;
  #python: PythonSide | undefined;
  #twins: TwinPanel | undefined;
  #console: ConsoleView | undefined;
  #choices: Choices | undefined;
  #status: Status | undefined;
  #sliders: Sliders | undefined;
  #clock: RealClock | undefined;
  #playback: Playback | undefined;
  #waking: Promise<void> | undefined;
  /** The moment at which the next run is to stand. */
  #shown: number | null = null;

  connectedCallback(): void {
    if (this.#engine) return;
    this.#engine = engineAt(this.dataset.engine ?? "/engine/");
    const onPlace = (place: Parameters<Code["reveal"]>[0]) => void this.#code?.reveal(place);
    const onLine = (line: number) => void this.#withRun((replay) => replay.toLine(line));
    this.#console = new ConsoleView(
      this.#part(".console"),
      this.#part(".consolebar"),
      onPlace,
      onLine,
    );
    this.#playback = new Playback({
      console: this.#console,
      view: this.#timeline(),
      light: (place, manner, source) => this.#light(place, manner, source),
      tick: (at) => this.#status?.setTime(at),
      done: (manner) => this.#finish(manner),
    });
    this.#makeSides(this.#engine);
    this.#listen();
    this.#status = new Status(this);
    this.#sliders = new Sliders(this);
    this.#clock = new RealClock(this);
    this.#choices = new Choices(
      this,
      (speed) => this.#replay?.setSpeed(speed),
      (language) => this.#turnTo(language),
    );
    void this.#openShared();
  }

  #makeSides({ typesUrl, base }: Engine): void {
    const options = {
      typesUrl,
      twinsUrl: base,
      onChange: () => this.#showEdited(),
      onRun: () => void this.#start(),
      onLine: (line: number) => void this.#withRun((replay) => replay.toSource(line)),
      onFailed: (error: unknown) => this.#trouble("Cannot open the editor", error),
    };
    const pane = this.#part(".pane.typescript");
    this.#typescript = new Code({ ...options, pane, file: entry, language: "typescript" });
    const python = this.querySelector<HTMLElement>(".pane.python");
    if (!python) return;
    const onLoading = (text: string) => this.#status?.set("running", text);
    this.#python = new PythonSide(this, python, { ...options, engineUrl: base, onLoading });
    this.#twins = new TwinPanel(this.#part("[data-action=twins]"), base, () => ({
      text: this.#alive().code.text(),
      language: this.#python?.isShown ? "python" : "typescript",
    }));
  }

  /** The program as it stands, for whoever surrounds the playground. */
  get source(): string {
    return this.#alive().code.text();
  }

  /** The chapters a reader can be sent to. */
  get chapters(): Chapters {
    return chaptersIn(this.dataset.chapters);
  }

  /** Takes another program, as if it had been typed. */
  write(text: string): void {
    this.#alive().code.replace(text);
  }

  /** Shows a place of the program in the editor, whatever its file is called elsewhere. */
  reveal(place: Place): void {
    void this.#alive().code.reveal({ ...place, file: entry });
  }

  /** Shows such a run in place of the last one, and stands still at its moment. */
  present({ events, source, event, status, manner = "bad" }: Presented): void {
    const { playback } = this.#alive();
    playback.begin();
    playback.end();
    this.#problems([]);
    const replay = playback.present(events, source);
    this.#status?.set(manner, status);
    if (event === null) return;
    replay.seek(event);
    const screen = this.#timeline().querySelector<HTMLElement>(".screen");
    screen?.focus({ preventScroll: true });
    this.#timeline().scrollIntoView({ block: "center" });
  }

  get #replay(): Replay | undefined {
    return this.#playback?.replay;
  }

  /** Lines of another text than the one that ran would be the wrong ones. */
  #light(place: Place | null, manner: Manner, source: string): void {
    const code = manner === "quiet" ? this.#typescript : this.#code;
    const isOther = manner === "presented" && source !== code?.text();
    code?.light(isOther ? null : place);
  }

  /** The code that is shown. */
  get #code(): Code | undefined {
    return this.#python?.isShown ? this.#python.code : this.#typescript;
  }

  /** Shows the other language; a run of the one before gives way to the recorded one. */
  #turnTo(language: Language): void {
    const wasRun = this.#replay !== undefined || this.#status?.isRunning === true;
    this.#python?.show(language === "python");
    if (this.matches(":hover, :focus-within")) this.#warm();
    this.#sliders?.show(language !== "python");
    this.#clock?.show(language !== "python");
    this.#showEdited();
    if (!wasRun || !this.#python) return;
    this.#playback?.begin();
    this.#playback?.end();
    this.#problems([]);
    this.#status?.restore();
    this.#python.show(language === "python");
    void this.#wake();
  }

  #listen(): void {
    this.#part("[data-action=run]").addEventListener("click", () => void this.#start());
    this.#part("[data-action=stop]").addEventListener("click", () => this.#stop());
    this.#part("[data-action=reset]").addEventListener("click", () => this.#reset());
    this.#part("[data-action=skip]").addEventListener("click", () => this.#replay?.setSpeed("all"));
    this.#listenToTimeline();
    for (const event of ["pointerenter", "focusin"]) {
      this.addEventListener(event, () => this.#warm(), { once: true });
    }
  }

  /** A reader whose pointer comes near is about to press Run: the frame can be there by then. */
  #warm(): void {
    const turn = this.#playback?.turn;
    const side = this.#python?.isShown ? this.#python : this.#engine;
    side?.warm().catch((error: unknown) => {
      // Whoever has asked for a run meanwhile hears it from the run.
      if (turn === this.#playback?.turn) this.#trouble("Cannot prepare a run", error);
    });
  }

  async #start(): Promise<void> {
    const { playback } = this.#alive();
    const turn = playback.begin();
    playback.end();
    this.#status?.set("running", "Starting");
    this.#problems([]);
    // The frame gets ready while the script is fetched or compiled; what goes wrong, the run tells.
    if (!this.#python?.isShown) this.#engine?.warm().catch(() => {});
    try {
      const script = await this.#script();
      if (turn !== playback.turn) return;
      if (!script) return this.#status?.set("bad", "Did not compile, nothing was run");
      const isChosen = !this.#python?.isShown && this.#sliders?.areMoved;
      await this.#play((isChosen && this.#sliders?.shape(script)) || script, turn);
    } catch (error) {
      if (turn === playback.turn) this.#trouble("Cannot run the program", error);
    }
  }

  /** The script to run: prebuilt when the code is the example's own; `undefined` if refused. */
  async #script(): Promise<Script | undefined> {
    if (this.#python?.isShown) return this.#python.script();
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

  async #play(script: Script, turn: number, manner: Manner = "shown"): Promise<void> {
    const { engine, code, playback } = this.#alive();
    const python = manner === "shown" && this.#python?.isShown ? this.#python : null;
    const original = manner === "quiet" ? this.#typescript?.original : undefined;
    const replay = await playback.play(turn, {
      manner,
      script,
      run: (program) => (python ?? engine).run(program, this.#optionsFor(manner)),
      source: () => original ?? code.text(),
      speed: () => (manner === "shown" ? this.#beginShowing() : "all"),
      files: () => (python ? {} : { [entry]: code.text() }),
    });
    const event = this.#shown;
    if (replay) this.#shown = null;
    if (event !== null && manner === "shown") replay?.seek(event);
  }

  /** Only what a reader has run may take a computer's own time. */
  #optionsFor(manner: Manner): RunOptions {
    const isReal = manner === "shown" && this.#clock?.isOn === true;
    return isReal ? { ...defaults, clock: "real" } : defaults;
  }

  /** The first events are there: gives the speed at which the reader wants to see them. */
  #beginShowing(): Speed {
    // On the real clock it is shown while it happens.
    const speed = this.#clock?.isOn ? "all" : (this.#choices?.speed ?? "all");
    this.#part("[data-action=skip]").hidden = speed === "all";
    this.#status?.set("running", "Running");
    return speed;
  }

  #timeline(): TimelineElement {
    const found = this.querySelector("interleave-timeline");
    if (found instanceof TimelineElement) return found;
    throw new Error("Cannot bring the playground to life: it has no timeline");
  }

  #listenToTimeline(): void {
    const view = this.#timeline();
    view.addEventListener("wake", () => void this.#wake());
    view.addEventListener("ask", (event) => this.#answer((event as CustomEvent<Ask>).detail));
    view.addEventListener("hint", (event) => {
      this.#code?.light((event as CustomEvent<Place | null>).detail);
    });
  }

  #answer(ask: Ask): void {
    if (ask.kind === "link") void this.#copyLink();
    else if (ask.kind === "play" && !this.#replay) void this.#start();
    else void this.#withRun((replay) => replay.ask(ask));
  }

  /** Does something with the run that is shown; the recorded one is made alive for that. */
  async #withRun(use: (replay: Replay) => void): Promise<void> {
    if (!this.#replay) await this.#wake();
    if (this.#replay) use(this.#replay);
  }

  #wake(): Promise<void> {
    if (this.#replay || this.#status?.isRunning) return Promise.resolve();
    this.#waking ??= this.#playQuietly().finally(() => {
      this.#waking = undefined;
    });
    return this.#waking;
  }

  async #playQuietly(): Promise<void> {
    const { engine, playback } = this.#alive();
    const turn = playback.begin();
    try {
      const script = await engine.prebuilt(this.dataset.example ?? "");
      if (turn === playback.turn) await this.#play(script, turn, "quiet");
    } catch (error) {
      if (turn === playback.turn) this.#trouble("Cannot bring the recorded run to life", error);
    }
  }

  /** Plays the recorded run for whoever comes by; whatever a reader has done meanwhile goes first. */
  async demonstrate(): Promise<void> {
    const { playback } = this.#alive();
    if (playback.turn > 0) return;
    await this.#wake();
    if (playback.turn > 1 || !playback.replay) return;
    playback.replay.setSpeed(Number(chosenSpeed()));
    playback.replay.ask({ kind: "start" });
    playback.replay.ask({ kind: "play" });
  }

  #finish(manner: Manner): void {
    if (manner !== "shown") return;
    const { outcome, doctor } = this.#alive().playback;
    const { good, text } = ending(outcome);
    this.#status?.set(good ? "good" : "bad", text);
    this.#findings(doctor.findings());
  }

  #stop(): void {
    this.#playback?.stop();
    this.#status?.set("stopped", "Stopped");
    this.#part("[data-action=run]").focus();
  }

  #reset(): void {
    this.dispatchEvent(new CustomEvent("cleared", { bubbles: true, detail: this.#code?.text() }));
    this.#code?.reset();
    this.#problems([]);
    this.#part("[data-action=run]").focus();
  }

  #showEdited(): void {
    const edited = this.#code?.isEdited() ?? false;
    this.#part(".edited").hidden = !edited;
    this.#part<HTMLButtonElement>("[data-action=reset]").disabled = !edited;
    this.#twins?.refresh();
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  #findings(findings: Parameters<typeof showFindings>[1]): void {
    const onPlace = (place: Place) => void this.#code?.reveal(place);
    showFindings(this.#part(".findings"), findings, this.chapters, onPlace);
  }

  #problems(diagnostics: Parameters<typeof showProblems>[1]): void {
    this.#findings([]);
    showProblems(this.#part(".problems"), diagnostics, (place) => void this.#code?.reveal(place));
  }

  #trouble(what: string, error: unknown): void {
    this.#playback?.end();
    this.#status?.set("bad", what);
    showTrouble(this.#part(".problems"), `${what}: ${whyNot(error)}`);
  }

  /** Takes over what came with the address. It runs only when the reader says so. */
  async #openShared(): Promise<void> {
    const shared = await sharedWith(this.dataset.example ?? "");
    if (!shared) return;
    this.#code?.replace(shared.code);
    this.#shown = shared.event;
    tellForeign(this, shared.event !== null);
    this.scrollIntoView();
  }

  async #copyLink(): Promise<void> {
    // Nobody who follows the link has the sliders where they are here.
    const isShaped = this.#sliders?.areMoved === true || this.#clock?.isOn === true;
    const isOther = this.#playback?.isPresented || isShaped;
    const event = isOther ? null : (this.#replay?.event ?? null);
    const code = this.#code?.text() ?? "";
    const { example = "" } = this.dataset;
    const shared = { example, code, seed: defaults.seed, event };
    const language = this.#python?.isShown ? "python" : "typescript";
    this.#timeline().tell(await copyLink(shared, language));
  }

  #alive(): { engine: Engine; code: Code; playback: Playback } {
    const [engine, code, playback] = [this.#engine, this.#code, this.#playback];
    if (engine && code && playback) return { engine, code, playback };
    throw new Error("Cannot run the playground: it is not part of the page yet");
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return part(this, selector, "Cannot bring the playground to life: it has no");
  }
}

customElements.define("interleave-playground", Playground);
