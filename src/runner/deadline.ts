// A watch over something that should give signs of life: without one for too long it is hung. What it
// managed to say before tells a busy loop from microtasks that follow each other without end.
import type { Outcome, Place } from "./protocol.ts";

type Hung = Outcome & { readonly kind: "hung" };

const interval = 200;
/** Where the checks themselves came this late, all of the machine slept or was throttled. */
const sleepy = 1500;

export class Deadline {
  readonly #allowed: number;
  readonly #hung: (outcome: Hung) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #sign = performance.now();
  #checked = this.#sign;
  #starving: { readonly place: Place | null } | null = null;

  constructor(allowed: number, hung: (outcome: Hung) => void) {
    this.#allowed = allowed;
    this.#hung = hung;
    this.#timer = setInterval(() => this.#check(), interval);
  }

  alive(): void {
    this.#sign = performance.now();
    this.#starving = null;
  }

  /** Its code still runs, but no turn of it ends. That is no sign of life. */
  starving(place: Place | null): void {
    this.#starving = { place };
  }

  /** What it would be called now if its microtasks starve everything else, otherwise `null`. */
  get starved(): Hung | null {
    return this.#starving === null ? null : this.#outcome(performance.now() - this.#sign);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #check(): void {
    const now = performance.now();
    if (now - this.#checked > sleepy) this.#sign += now - this.#checked;
    this.#checked = now;
    const wall = now - this.#sign;
    if (wall < this.#allowed) return;
    this.stop();
    this.#hung(this.#outcome(wall));
  }

  #outcome(wall: number): Hung {
    const cause = this.#starving === null ? "busyLoop" : "microtasks";
    const place = this.#starving?.place ?? null;
    return { kind: "hung", cause, place, wall: Math.round(wall) };
  }
}
