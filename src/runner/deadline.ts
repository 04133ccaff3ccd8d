// The watch over a worker from outside: without a sign of life for too long it is hung. What the
// worker managed to say before tells a busy loop from microtasks that follow each other without end.
import type { Outcome, Place } from "./protocol.ts";

export interface DeadlinePort {
  wall(): number;
  /** Calls `check` every so many milliseconds; the result ends that. */
  every(milliseconds: number, check: () => void): () => void;
  hung(outcome: Outcome & { readonly kind: "hung" }): void;
}

const interval = 200;
/** Where the checks themselves came this late, all of the machine slept or was throttled. */
const sleepy = 1500;

export class Deadline {
  readonly #port: DeadlinePort;
  readonly #allowed: number;
  readonly #stop: () => void;
  #sign: number;
  #checked: number;
  #starving: { readonly place: Place | null } | null = null;

  constructor(allowed: number, port: DeadlinePort) {
    this.#port = port;
    this.#allowed = allowed;
    this.#sign = port.wall();
    this.#checked = this.#sign;
    this.#stop = port.every(interval, () => this.#check());
  }

  alive(): void {
    this.#sign = this.#port.wall();
    this.#starving = null;
  }

  /** Its code still runs, but no turn of it ends. That is no sign of life. */
  starving(place: Place | null): void {
    this.#starving = { place };
  }

  stop(): void {
    this.#stop();
  }

  #check(): void {
    const now = this.#port.wall();
    if (now - this.#checked > sleepy) this.#sign += now - this.#checked;
    this.#checked = now;
    const wall = now - this.#sign;
    if (wall < this.#allowed) return;
    this.#stop();
    const cause = this.#starving === null ? "busyLoop" : "microtasks";
    const place = this.#starving?.place ?? null;
    this.#port.hung({ kind: "hung", cause, place, wall: Math.round(wall) });
  }
}
