// The three streams of a file that runs as a process, and what was written and has not left yet.
import { Input } from "./programinput.ts";
import { ProgramKeep } from "./programkeep.ts";
import { Output } from "./programoutput.ts";
import type { Arrival, OutputNumber, Written } from "./programwire.ts";

interface Port {
  now(): number;
  /** What was written shall leave, when nothing else is left to do, or at once if it is much. */
  wrote(isMuch: boolean): void;
  /** It reads now, or does not any more. */
  reads(): void;
  failed(error: Error): void;
}

export class ProgramStreams {
  readonly input: Input;
  readonly outputs: Readonly<Record<OutputNumber, Output>>;
  readonly #written = new ProgramKeep();

  constructor(port: Port) {
    this.input = new Input(() => port.reads());
    const output = (stream: OutputNumber) =>
      new Output({
        send: (bytes) => {
          this.#written.add(port.now(), stream, bytes);
          port.wrote(this.#written.isFull);
        },
        failed: (error) => port.failed(error),
        soon: (callback) => queueMicrotask(callback),
      });
    this.outputs = { 1: output(1), 2: output(2) };
  }

  /** Something outside may still wake those who wait for them. */
  get isHeld(): boolean {
    return this.input.reads || this.outputs[1].isBusy || this.outputs[2].isBusy;
  }

  readonly out = (text: string): void => void this.outputs[1].write(text);

  readonly err = (text: string): void => void this.outputs[2].write(text);

  take(): readonly Written[] {
    return this.#written.take();
  }

  arrived(arrival: Exclude<Arrival, { readonly kind: "signal" | "answered" }>): void {
    switch (arrival.kind) {
      case "input":
        this.input.came(arrival.bytes);
        break;
      case "inputEnded":
        this.input.ended();
        break;
      case "taken":
        this.outputs[arrival.stream].taken(arrival.bytes);
        break;
      case "broken":
        this.outputs[arrival.stream].broke();
        break;
      default:
        arrival satisfies never;
    }
  }
}
