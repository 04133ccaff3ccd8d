// What a thread of a program does: the jobs it is given, one at a time, in a world of its own. Its clock
// starts each job at the program's time, and tells what the job took.
import { blockFor } from "../asyncio/blocking.ts";
import type { Code, Thrown } from "../asyncio/thread.ts";
import type { ConsoleMethod } from "../runner/protocol.ts";
import { wrapJob } from "./context.ts";
import { layGlobals } from "./globals.ts";
import { machine, realm, world } from "./host.ts";
import { inspectLine } from "./inspectline.ts";
import { toJson } from "./json.ts";
import { SafeMap } from "./natives.ts";
import { Random } from "./random.ts";
import type { Answer, Ending, FromThread, Said, ToThread } from "./threadwire.ts";

type Call = (...args: readonly unknown[]) => unknown;

const day = 24 * 60 * 60 * 1000;
const mostTurns = 20_000_000;
const mostLines = 1000;
/** What all lines of a job may hold, as characters of JSON. */
const mostText = 4_000_000;
const workKey = Symbol.for("interleave.work");

export function serve(port: MessagePort): void {
  const thread = new Thread(port);
  const { addEventListener } = MessagePort.prototype;
  Reflect.apply(addEventListener, port, [
    "message",
    (event: MessageEvent<ToThread>) => thread.run(event.data),
  ]);
  port.start();
}

class Thread {
  readonly #port: MessagePort;
  readonly #post = MessagePort.prototype.postMessage;
  #state: "new" | "idle" | "working" | "broken" = "new";
  #began = 0;
  #said: Said[] = [];
  #saidText = 0;
  /** Lines that had no room. */
  #unsaid = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    machine.role = "thread";
    realm.watch({
      error: (error) => this.#broke(error),
      rejected: (_promise, error) => this.#broke(error),
      handled: () => {},
    });
  }

  run({ job, clock, at, seed }: ToThread): void {
    if (this.#state === "new") this.#begin(clock, seed);
    this.#state = "working";
    world.turn(async () => {
      if (clock === "virtual") world.spend(Math.max(0, at - world.now()));
      this.#began = world.now();
      const answer = await this.#answer(job.code, job.args);
      this.#tell({ type: "done", answer, cost: this.#after, said: this.#lines() });
    });
  }

  #begin(clock: "virtual" | "real", seed: number): void {
    layGlobals(globalThis, {
      network: null,
      world,
      random: new Random(seed),
      say: (method, values) => this.#say(method, values),
      notes: { set() {}, fired() {}, cleared() {}, queued: () => 0, began() {}, ended() {} },
      wrap: wrapJob,
      uncaught: (error) => this.#broke(error),
      job: () => {},
    });
    Object.assign(globalThis, { blockFor, __name: (named: unknown) => named });
    const rules = { clock, schedule: 0, virtualTime: 2 * day, turns: mostTurns };
    world.begin(rules, {
      idle: () => this.#idle(),
      uncaught: (error) => this.#broke(error),
      reported: () => {},
      blocked: () => {},
      overran: (limit) => this.#broke(new Error(`it went over the limit of ${limit}`)),
    });
  }

  async #answer(code: Code, args: readonly unknown[]): Promise<Answer> {
    // Code is loaded by the platform, in no time of this world.
    const release = world.hold();
    try {
      const call = await functionOf(code);
      release();
      this.#send({ type: "began" });
      return { kind: "returned", value: await call(...args) };
    } catch (error) {
      release();
      return { kind: "threw", thrown: pack(error) };
    }
  }

  #idle(): void {
    if (this.#state !== "working") return;
    // What the platform does in the background gets a moment.
    realm.later(30, () => {
      if (world.resting && this.#state === "working") {
        this.#tell({ type: "stuck", said: this.#lines() });
      }
    });
  }

  #broke(error: unknown): void {
    if (this.#state === "broken") return;
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const cost = this.#after;
    this.#tell({ type: "broke", message, cost, said: this.#lines() });
    this.#state = "broken";
  }

  #tell(message: Ending): void {
    if (this.#state === "broken") return;
    this.#state = "idle";
    try {
      this.#send(message);
    } catch (error) {
      if (message.type !== "done") return;
      const found = error instanceof Error ? error.message : String(error);
      const refusal = new TypeError(`Cannot send the result from a worker: ${found}`);
      const answer: Answer = { kind: "threw", thrown: pack(refusal) };
      this.#send({ ...message, answer });
    }
  }

  #send(message: FromThread): void {
    Reflect.apply(this.#post, this.#port, [message]);
  }

  #say(method: ConsoleMethod, values: readonly unknown[]): void {
    if (this.#said.length >= mostLines || this.#saidText >= mostText) {
      this.#unsaid += 1;
      return;
    }
    const said = { after: this.#after, method, values: inspectLine(values, () => []) };
    this.#said.push(said);
    this.#saidText += toJson(said.values).length;
  }

  #lines(): readonly Said[] {
    const said = this.#said;
    if (this.#unsaid > 0) {
      const text = `... ${this.#unsaid} more line${this.#unsaid === 1 ? "" : "s"} of this job`;
      const values = inspectLine([text], () => []);
      said.push({ after: this.#after, method: "warn", values });
    }
    this.#said = [];
    this.#saidText = 0;
    this.#unsaid = 0;
    return said;
  }

  /** Milliseconds since the job began. */
  get #after(): number {
    return world.now() - this.#began;
  }
}

/** A module is evaluated once, so what it gave is kept. */
const known = new SafeMap<string, Call>();

/** Brought as a module: nothing here makes code of text otherwise. */
async function functionOf(code: Code): Promise<Call> {
  if (code.kind === "export") {
    throw new TypeError(
      `Cannot find ${code.name} in a worker on this page: expected a function that is written out`,
    );
  }
  const before = known.get(code.text);
  if (before !== undefined) return before;
  let found: unknown;
  const take = (value: unknown) => {
    found = value;
  };
  Object.defineProperty(globalThis, workKey, { value: take, configurable: true });
  const load = (text: string) =>
    realm.load(`globalThis[Symbol.for("interleave.work")](${text});`, () => {});
  try {
    await load(`(${code.text})`);
  } catch {
    // A method is no expression by itself.
    await load(`Object.values({${code.text}})[0]`);
  }
  Reflect.deleteProperty(globalThis, workKey);
  if (typeof found !== "function") throw new TypeError("Cannot call the work: no such function");
  known.set(code.text, found as Call);
  return found as Call;
}

function pack(error: unknown): Thrown {
  if (!(error instanceof Error)) return { kind: "value", value: error };
  const { name, message, stack = "" } = error;
  return { kind: "error", name, message, stack };
}
