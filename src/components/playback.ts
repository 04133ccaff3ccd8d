// What a playground shows of one run at a time: its events go to the console, the picture and the
// doctor, and what belongs to an older run is dropped.
import type { Outcome, Place, Script, TraceEvent } from "../runner/protocol.ts";
import type { Run } from "../runner/stream.ts";
import { Doctor } from "../trace/hang.ts";
import type { ConsoleView } from "./console.ts";
import type { TimelineElement } from "./timeline.ts";
import type { Speed } from "./timelineplayer.ts";
import { Replay } from "./timelinereplay.ts";
import type { Earlier } from "./timelinescene.ts";

/** A shown run was asked for; a quiet one only brings the recorded one to life; a presented one was
 * made elsewhere. */
export type Manner = "shown" | "quiet" | "presented";

export interface PlaybackPort {
  readonly console: ConsoleView;
  readonly view: TimelineElement;
  readonly light: (place: Place | null, manner: Manner, source: string) => void;
  readonly tick: (at: number) => void;
  readonly done: (manner: Manner) => void;
}

/** What is run, and how it is shown. */
export interface Play {
  readonly manner: Manner;
  readonly script: Script;
  readonly run: (script: Script) => Promise<Run>;
  /** The program's text. Asked, as all that follows, when it is needed. */
  readonly source: () => string;
  readonly speed: () => Speed;
  /** The files in which the doctor looks for names. */
  readonly files: () => Readonly<Record<string, string>>;
}

export class Playback {
  readonly #port: PlaybackPort;
  #replay: Replay | undefined;
  #run: Run | undefined;
  #turn = 0;
  #outcome: Outcome | undefined;
  #doctor = new Doctor();
  /** The last run that ended by itself, to compare the next one with. */
  #before: Earlier | null = null;
  /** What is shown is no run of the program by itself: no link leads to its moments. */
  isPresented = false;

  constructor(port: PlaybackPort) {
    this.#port = port;
  }

  /** What is shown of the run, as soon as it has begun. */
  get replay(): Replay | undefined {
    return this.#replay;
  }

  /** Counts what was begun; who began a turn that is over has nothing more to show. */
  get turn(): number {
    return this.#turn;
  }

  get outcome(): Outcome {
    return this.#outcome ?? { kind: "stopped" };
  }

  get doctor(): Doctor {
    return this.#doctor;
  }

  /** A new turn; the run of the last one goes on as long as nothing ends it. */
  begin(): number {
    this.#turn += 1;
    return this.#turn;
  }

  /** Ends the run and its playback; what they still had to say is dropped. */
  end(): void {
    this.#run?.stop();
    this.#run = undefined;
    this.#replay?.drop();
    this.#replay = undefined;
    this.#outcome = undefined;
  }

  /** The reader has seen enough: the picture stays as it is. */
  stop(): void {
    this.begin();
    this.#run?.stop();
    this.#run = undefined;
    this.#replay?.stop();
  }

  /** Gives the playback when the run is over; nothing if another turn has begun meanwhile. */
  async play(turn: number, play: Play): Promise<Replay | undefined> {
    const { console } = this.#port;
    const run = await play.run(play.script);
    if (turn !== this.#turn) {
      run.stop();
      return undefined;
    }
    if (play.manner === "shown") console.clear();
    this.#doctor = new Doctor(play.files());
    this.#run = run;
    let replay: Replay | undefined;
    for await (const events of run.batches()) {
      if (turn !== this.#turn) return undefined;
      if (!replay) {
        console.clear();
        replay = this.#open(play.manner, play.source(), play.speed());
      }
      this.#take(replay, events, play.manner);
    }
    return replay;
  }

  /** Shows a run that is over. */
  present(events: readonly TraceEvent[], source: string): Replay {
    this.#port.console.clear();
    const replay = this.#open("presented", source, "all");
    replay.push(events);
    replay.finish();
    return replay;
  }

  #take(replay: Replay, events: readonly TraceEvent[], manner: Manner): void {
    const last = events.at(-1);
    if (last?.type === "finished") this.#outcome = last.outcome;
    replay.push(events);
    // Nobody asks what is wrong with a recorded run.
    for (const event of manner === "shown" ? events : []) this.#doctor.add(event);
    if (last?.type === "finished") replay.finish();
  }

  #open(manner: Manner, source: string, speed: Speed): Replay {
    const { console, view, light, tick } = this.#port;
    this.#replay = new Replay({
      console,
      view,
      source,
      speed,
      before: manner === "presented" ? null : this.#before,
      // What is wrong with a reader's own run stands above its console.
      withReports: manner !== "shown",
      light: (place) => light(place, manner, source),
      tick,
      done: () => this.#finish(manner),
    });
    return this.#replay;
  }

  #finish(manner: Manner): void {
    this.#run = undefined;
    this.#port.console.settle();
    this.isPresented = manner === "presented";
    if (!this.isPresented) this.#before = this.#replay?.asEarlier ?? null;
    this.#port.done(manner);
  }
}
