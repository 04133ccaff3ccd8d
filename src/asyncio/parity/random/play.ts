// Plays a random program (see program.ts) and collects every step; the twin of play.py. It runs on the
// library directly, under a virtual clock, so that thousands of programs take seconds.
import {
  asCompleted,
  Barrier,
  Condition,
  createTask,
  currentTask,
  Event,
  Future,
  gather,
  getRunningLoop,
  isCancelled,
  isTimeout,
  Lock,
  Queue,
  RuntimeError,
  run,
  Semaphore,
  shield,
  sleep,
  type Task,
  taskGroup,
  timeout,
  VirtualClock,
  wait,
  waitFor,
} from "asyncio";
import type { StampedLine } from "../../../runner/python.compare.ts";
import type { Block, Statement } from "./program.ts";

class Thrown extends Error {}

type Kind = Statement["do"];
type Handlers = {
  readonly [K in Kind]: (me: number, statement: Statement & { readonly do: K }) => unknown;
};

export async function play(program: readonly Block[]): Promise<StampedLine[]> {
  const clock = new VirtualClock();
  const lines: StampedLine[] = [];
  const say = (text: string) => lines.push({ at: Math.round(clock.now()), text });
  try {
    await run(() => new Player(say).play(program), { clock });
  } catch (error) {
    // A deadlock ends the program in both languages, and nothing of it runs any more.
    if (!(error instanceof RuntimeError)) throw error;
  }
  return lines;
}

function name(error: unknown): string {
  if (error instanceof AggregateError) return `group of ${error.errors.map(name).join(", ")}`;
  if (error instanceof Thrown) return error.message;
  if (isCancelled(error)) return "cancelled";
  if (isTimeout(error)) return "timed out";
  const kind = error instanceof Error ? error.constructor.name : "?";
  return { QueueShutDown: "shut down", BrokenBarrierError: "broken" }[kind] ?? kind;
}

class Player {
  readonly #print: (text: string) => void;
  readonly #locks = [new Lock(), new Lock()];
  readonly #semaphores = [new Semaphore(1), new Semaphore(2)];
  readonly #events = [new Event(), new Event()];
  readonly #queues = [new Queue<number>(1), new Queue<number>(), new Queue<number>(2)];
  readonly #futures = [new Future<number>(), new Future<number>()];
  readonly #condition = new Condition();
  readonly #gate = new Barrier(2);
  readonly #tasks: Task<number>[] = [];
  #count = 0;
  #silent = false;

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  async play(program: readonly Block[]): Promise<void> {
    getRunningLoop().setExceptionHandler(() => {});
    this.#tasks.push(...program.map((block) => createTask(this.#child(block))));
    for (let attempt = 0; attempt < 12; attempt++) {
      const left = this.#tasks.filter((task) => !task.done());
      if (left.length === 0) break;
      await wait(left, { timeout: 50 });
      this.#say("attempt", attempt, this.#tasks.filter((task) => task.done()).length);
      for (const task of [...this.#tasks]) task.cancel();
    }
    this.#tell();
  }

  #tell(): void {
    for (const task of this.#tasks) {
      if (!task.done()) this.#say("pending");
      else if (task.cancelled()) this.#say("cancelled");
      else this.#say(task.exception() === null ? task.result() : name(task.exception()));
    }
    const held = [...this.#locks, ...this.#semaphores, this.#condition];
    const sizes = this.#queues.map((queue) => queue.qsize());
    this.#say(...held.map((one) => Number(one.locked())), ...sizes);
    this.#say("over");
    // What is left over is cancelled in no particular order.
    this.#silent = true;
  }

  #say(...words: readonly (string | number)[]): void {
    if (!this.#silent) this.#print(words.join(" "));
  }

  #child(block: Block): () => Promise<number> {
    this.#count += 1;
    const me = this.#count;
    return async () => {
      this.#say(me, "starts");
      try {
        await this.#block(me, block);
        this.#say(me, "ends");
        return me;
      } catch (error) {
        this.#say(me, "leaves", name(error));
        throw error;
      }
    };
  }

  async #block(me: number, block: Block): Promise<void> {
    for (const statement of block) {
      const handle = this.#handlers[statement.do] as (me: number, statement: Statement) => unknown;
      await handle(me, statement);
    }
  }

  #attempt(me: number, body: () => number): void {
    try {
      this.#say(me, "did it", body());
    } catch (error) {
      this.#say(me, name(error));
    }
  }

  readonly #handlers: Handlers = {
    sleep: (_me, { ms }) => sleep(ms),
    lock: async (me, { of, body }) => {
      await at(this.#locks, of).with(async () => {
        this.#say(me, "locked", of);
        await this.#block(me, body);
      });
      this.#say(me, "unlocked", of);
    },
    semaphore: async (me, { of, body }) => {
      await at(this.#semaphores, of).with(async () => {
        this.#say(me, "admitted", of);
        await this.#block(me, body);
      });
      this.#say(me, "left", of);
    },
    waitEvent: async (me, { of }) => {
      await at(this.#events, of).wait();
      this.#say(me, "event", of);
    },
    setEvent: (_me, { of }) => at(this.#events, of).set(),
    clearEvent: (_me, { of }) => at(this.#events, of).clear(),
    put: async (me, { of }) => {
      await at(this.#queues, of).put(me);
      this.#say(me, "put", of);
    },
    get: async (me, { of }) => this.#say(me, "got", await at(this.#queues, of).get()),
    putNowait: (me, { of }) => this.#attempt(me, () => at(this.#queues, of).putNowait(me) ?? 0),
    getNowait: (me, { of }) => this.#attempt(me, () => at(this.#queues, of).getNowait()),
    taskDone: (me, { of }) => this.#attempt(me, () => at(this.#queues, of).taskDone() ?? 0),
    join: async (me, { of }) => {
      await at(this.#queues, of).join();
      this.#say(me, "joined", of);
    },
    shutdown: (_me, { of, immediate }) => at(this.#queues, of).shutdown({ immediate }),
    waitCondition: async (me) => {
      using _guard = await this.#condition.acquire();
      try {
        await this.#condition.wait();
        this.#say(me, "notified");
      } finally {
        this.#say(me, "holds", Number(this.#condition.locked()));
      }
    },
    notify: async (me, { count, body }) => {
      using _guard = await this.#condition.acquire();
      this.#condition.notify(count);
      await this.#block(me, body);
    },
    barrier: async (me) => this.#say(me, "through as", await this.#gate.wait()),
    resetBarrier: () => this.#gate.reset(),
    abortBarrier: () => this.#gate.abort(),
    future: async (me, { of }) => this.#say(me, "has", await at(this.#futures, of)),
    shieldFuture: async (me, { of }) => this.#say(me, "has", await shield(at(this.#futures, of))),
    settle: (me, { of }) => {
      if (!at(this.#futures, of).done()) at(this.#futures, of).setResult(me);
    },
    fail: (_me, { of }) => {
      const future = at(this.#futures, of);
      if (!future.done()) future.setException(new Thrown("failed"));
    },
    cancelFuture: (_me, { of }) => at(this.#futures, of).cancel(),
    callback: (me, { of }) =>
      at(this.#futures, of).addDoneCallback(() => this.#say(me, "is called")),
    cancel: (me, { of }) => {
      const task = at(this.#tasks, of % this.#tasks.length);
      this.#say(me, "cancels", Number(task.cancel()), task.cancelling());
    },
    cancelSelf: () => currentTask()?.cancel(),
    uncancel: (me) => this.#say(me, "requests left", currentTask()?.uncancel() ?? "?"),
    requests: (me) => this.#say(me, "requests", currentTask()?.cancelling() ?? "?"),
    throw: (me) => {
      throw new Thrown(`thrown by ${me}`);
    },
    catch: async (me, { body }) => {
      try {
        await this.#block(me, body);
      } catch (error) {
        this.#say(me, "caught", name(error));
      }
    },
    finally: async (me, { body, after }) => {
      try {
        await this.#block(me, body);
      } finally {
        this.#say(me, "finally");
        await this.#block(me, after);
      }
    },
    timeout: async (me, { ms, body }) => {
      const scope = await timeout(ms, async (scope) => {
        await this.#block(me, body);
        return scope;
      });
      this.#say(me, "in time", Number(scope.expired()));
    },
    reschedule: (me, { ms, body, by, after }) =>
      timeout(ms, async (scope) => {
        await this.#block(me, body);
        try {
          scope.reschedule(getRunningLoop().time() + by);
        } catch (error) {
          if (!(error instanceof RuntimeError)) throw error;
          this.#say(me, "too late to reschedule");
        }
        await this.#block(me, after);
      }),
    waitFor: async (me, { ms, body }) =>
      this.#say(me, "waited for", await waitFor(this.#child(body), ms)),
    shield: async (me, { body }) => this.#say(me, "shielded", await shield(this.#child(body))),
    spawn: (_me, { body }) => {
      this.#tasks.push(createTask(this.#child(body)));
    },
    gather: async (me, { children, returned }) => {
      const starters = children.map((block) => this.#child(block));
      const results = await gather(starters, { returnExceptions: returned });
      const shown = results.map((one: unknown) => (typeof one === "number" ? one : name(one)));
      this.#say(me, "gathered", ...shown);
    },
    group: async (me, { children, body }) => {
      await taskGroup(async (group) => {
        for (const block of children) group.createTask(this.#child(block));
        await this.#block(me, body);
      });
      this.#say(me, "group ends");
    },
    wait: async (me, { children, until, ms }) => {
      const tasks = children.map((block) => createTask(this.#child(block)));
      const { done, pending } = await wait(tasks, { timeout: ms, returnWhen: until });
      this.#say(me, "waited", ...tasks.map((task) => Number(done.has(task))));
      for (const task of tasks) if (pending.has(task)) task.cancel();
    },
    asCompleted: async (me, { children, ms }) => {
      const tasks = children.map((block) => createTask(this.#child(block)));
      const completed: Iterable<PromiseLike<number>> = asCompleted(tasks, { timeout: ms });
      for (const earliest of completed) {
        try {
          this.#say(me, "next is", await earliest);
        } catch (error) {
          if (!(error instanceof Thrown)) throw error;
          this.#say(me, "next is", name(error));
        }
      }
    },
  };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`Cannot find number ${index} of ${list.length}`);
  return found;
}
