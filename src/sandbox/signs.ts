// What the worker says about itself while a program runs: that it is alive, that its microtasks follow
// each other without end, and, when it is run again to find out, where a program was last.
import type { FromWorker, Place } from "../runner/protocol.ts";

export interface SignsPort {
  wall(): number;
  /** A name for the turn that runs. */
  turn(): number;
  /** How many events there were. */
  events(): number;
  lastAt(): Place | null;
  /** Sends what was recorded and has waited. */
  tick(): void;
  flush(): void;
  send(message: FromWorker): void;
}

const { round } = Math;
/** Every so many beats a sign of life leaves. */
const signEvery = 5;
/** After so many real milliseconds in one turn its microtasks starve everything else. */
const patience = 1000;
/** After so many jobs too: a chain that keeps its promises has filled the memory before long. */
const manyJobs = 500_000;
/** A look at the real clock costs more than a job. */
const lookEvery = 2048;
/** A turn with more jobs than this did not run out of events, it ran away. */
const runaway = 50_000;

export class Signs {
  readonly #port: SignsPort;
  /** From this event on, every place is told at once. */
  readonly #trail: number;
  #beats = 0;
  #jobs = 0;
  #lookAt = lookEvery;
  #turn = -1;
  #began = 0;
  #told = Number.NEGATIVE_INFINITY;

  constructor(port: SignsPort, trail = Number.POSITIVE_INFINITY) {
    this.#port = port;
    this.#trail = trail;
  }

  /** The program's first line is about to run. */
  began(): void {
    this.#port.send({ type: "alive" });
  }

  /** Called on a real clock, as long as turns end. */
  beat(): void {
    this.#beats += 1;
    this.#port.tick();
    if (this.#beats % signEvery === 0) this.#port.send({ type: "alive" });
  }

  /** So many microtasks of the program were asked for, or ran. */
  job(count = 1): void {
    const turn = this.#port.turn();
    if (turn !== this.#turn) {
      this.#turn = turn;
      this.#jobs = 0;
      this.#lookAt = lookEvery;
    }
    this.#jobs += count;
    if (this.#jobs >= this.#lookAt) this.#look();
  }

  /** The program is somewhere else now. */
  moved(place: Place | null): void {
    if (this.#port.events() >= this.#trail) this.#port.send({ type: "at", place });
  }

  /** How long the running turn has been making microtasks; `null` for one that hardly makes any. */
  get runaway(): number | null {
    if (this.#turn !== this.#port.turn() || this.#jobs < runaway) return null;
    return round(this.#port.wall() - this.#began);
  }

  #look(): void {
    const now = this.#port.wall();
    if (this.#lookAt === lookEvery) this.#began = now;
    this.#lookAt += lookEvery;
    if (now - this.#began < patience && this.#jobs < manyJobs) return;
    if (now - this.#told < patience) return;
    this.#told = now;
    this.#port.flush();
    this.#port.send({ type: "starving", place: this.#port.lastAt() });
  }
}
