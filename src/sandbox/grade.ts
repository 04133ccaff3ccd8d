// Runs one check of an exercise beside the learner's program and tells, as events, what it saw and
// what it claims. Everything here was taken before the program's first line ran; the way in is shut as
// soon as the checks have gone through it.
import { run } from "../asyncio/runner.ts";
import type { Claim, GradeNote, ListedCheck, Printable, WireError } from "../runner/protocol.ts";
import type { Check, CheckBody, CheckOptions, Claims, Intervals, Span, Trial } from "./checks.ts";
import { withdraw } from "./contextnotes.ts";
import { type ClaimPort, claimsFor, give } from "./gradeclaims.ts";
import { Random } from "./random.ts";

export interface GraderPort {
  tell(note: GradeNote): void;
  print(value: unknown): Printable;
  wire(error: unknown): WireError;
}

interface Registered extends ListedCheck {
  readonly body: CheckBody;
}

/** Where the harness of a graded program finds its way in, once. */
export const DOOR = Symbol.for("interleave.grade");
const wholeProgram = 0;

export class Grader {
  readonly #port: GraderPort;
  readonly #wanted: number;
  readonly #seed: number;
  readonly #checks: Registered[] = [];
  #spans = wholeProgram;

  constructor(wanted: number, seed: number, port: GraderPort) {
    this.#wanted = wanted;
    this.#seed = seed;
    this.#port = port;
  }

  /** Opens the door that `harness.ts` of a graded program goes through and shuts behind it. */
  open(global: object): void {
    const take = () => {
      Reflect.deleteProperty(global, DOOR);
      withdraw(global);
      return { check: this.#check };
    };
    Object.defineProperty(global, DOOR, { value: take, configurable: true });
    this.#port.tell({ kind: "opened", span: wholeProgram });
  }

  /** The program is over, and so far all is well: runs the wanted check. */
  async start(): Promise<void> {
    const { tell } = this.#port;
    tell({ kind: "closed", span: wholeProgram, value: null, error: null });
    tell({ kind: "listed", checks: this.#checks.map(withoutBody) });
    const check = this.#checks[this.#wanted];
    tell({ kind: "began", check: this.#wanted });
    if (check === undefined) return tell({ kind: "ended", error: null });
    try {
      await check.body(this.#trial());
      tell({ kind: "ended", error: null });
    } catch (error) {
      tell({ kind: "ended", error: this.#port.wire(error) });
    }
  }

  readonly #check: Check = (sentence: string, ...rest: readonly unknown[]) => {
    const [options, body] = (rest.length === 1 ? [{}, rest[0]] : rest) as [CheckOptions, CheckBody];
    this.#checks.push({ sentence, schedules: options.schedules ?? 1, body });
  };

  #trial(): Trial {
    const random = new Random(this.#seed);
    const program = give<Span<void>>({ span: wholeProgram, value: undefined });
    const number = (least: number, most: number) =>
      least + Math.floor(random.fraction() * (most - least + 1));
    const intervals = (of: Intervals["of"], name: string, { span }: Span) =>
      give<Intervals>({ of, name, span });
    return Object.freeze<Trial>({
      program,
      run: (body) => this.#run(body),
      calls: (name, within = program) => intervals("calls", name, within),
      jobs: (name, within = program) => intervals("jobs", name, within),
      tasks: (name, within = program) => intervals("tasks", name, within),
      connections: (host, within = program) => intervals("connections", host, within),
      requests: (name, within = program) => intervals("requests", name, within),
      expect: this.#claims("expected", ""),
      spot: (message) => this.#claims("spotted", message),
      number,
      pick: (list) => list[number(0, list.length - 1)] ?? list[0],
    });
  }

  async #run<T>(body: () => T | PromiseLike<T>): Promise<Span<T>> {
    this.#spans += 1;
    const span = this.#spans;
    const { tell, print, wire } = this.#port;
    tell({ kind: "opened", span });
    try {
      const value = await run(async () => await body());
      tell({ kind: "closed", span, value: print(value), error: null });
      return give({ span, value });
    } catch (error) {
      tell({ kind: "closed", span, value: null, error: wire(error) });
      return give({ span, value: undefined });
    }
  }

  #claims(role: Claim["role"], message: string): Claims {
    const { tell, print } = this.#port;
    const port: ClaimPort = { print, claim: (claim) => tell({ kind: "claimed", claim }) };
    return claimsFor(role, message, port);
  }
}

function withoutBody({ sentence, schedules }: Registered): ListedCheck {
  return { sentence, schedules };
}
