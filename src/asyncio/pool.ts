// A pool of workers. Work waits in line until a worker is free; workers are started when needed, up to
// a number, and stay for more. A pool is open, closing (what was submitted still runs) or closed.
import { host } from "#host";
import { threads } from "#thread";
import { arrive } from "./arrival.ts";
import { Deque } from "./deque.ts";
import { RuntimeError } from "./errors.ts";
import { Future } from "./future.ts";
import type { Loop } from "./loop.ts";
import type { Job, Thrown, Worker, WorkerEvents, WorkerKind } from "./thread.ts";
import { revive, toCode } from "./work.ts";

/** Work that was submitted. */
interface Order {
  readonly job: Job;
  readonly future: Future<unknown>;
}

type State = "open" | "closing" | "closed";

export interface PoolOptions {
  readonly size: number;
  readonly terminateOnCancel: boolean;
}

export class Pool {
  readonly kind: WorkerKind;
  readonly #options: PoolOptions;
  readonly #line = new Deque<Order>();
  readonly #places = new Set<Place>();
  readonly #endings: Future[] = [];
  #state: State = "open";

  constructor(kind: WorkerKind, options: PoolOptions) {
    this.kind = kind;
    this.#options = options;
  }

  submit(loop: Loop, work: unknown, args: readonly unknown[]): Future<unknown> {
    if (this.#state !== "open") {
      throw new RuntimeError("Cannot submit work to the pool: it is shut down");
    }
    const future = new Future<unknown>(loop, { kind: "thread", subject: this });
    const order: Order = { job: { code: toCode(work), args }, future };
    loop.outside++;
    future.watch(() => {
      loop.outside--;
      if (future.cancelled()) this.#cancelled(order);
    });
    this.#line.push(order);
    this.#serve();
    return future;
  }

  /** Takes no more work; the future is settled when all of it is done and the workers have gone. */
  end(loop: Loop, cancelFutures: boolean): Future {
    const ending = new Future<void>(loop, { kind: "thread", subject: this });
    loop.outside++;
    ending.watch(() => {
      loop.outside--;
    });
    this.#endings.push(ending);
    if (this.#state === "open") this.#state = "closing";
    while (cancelFutures && this.#line.length > 0) this.#line.shift()?.future.cancel();
    this.#serve();
    return ending;
  }

  /** Gives work to whoever is free, and ends what has none any more. */
  #serve(): void {
    this.#dropDone();
    while (this.#line.length > 0) {
      const place = this.#freePlace();
      if (place === null) break;
      const order = this.#line.shift();
      if (order !== undefined) place.begin(order);
      this.#dropDone();
    }
    if (this.#state !== "open" && this.#line.length === 0) this.#close();
  }

  /** Cancelled while it waited in line. */
  #dropDone(): void {
    while (this.#line.first()?.future.done()) this.#line.shift();
  }

  #freePlace(): Place | null {
    for (const place of this.#places) {
      if (place.order === null) return place;
    }
    if (this.#places.size >= this.#options.size) return null;
    const place = new Place(this.kind, {
      free: () => this.#serve(),
      gone: () => {
        this.#places.delete(place);
        this.#serve();
      },
    });
    this.#places.add(place);
    return place;
  }

  #close(): void {
    for (const place of this.#places) {
      if (place.order === null) place.stop();
    }
    if (this.#places.size > 0) return;
    this.#state = "closed";
    for (const ending of this.#endings.splice(0)) {
      arrive(ending.getLoop(), () => ending.done() || ending.setResult());
    }
  }

  #cancelled(order: Order): void {
    if (!this.#options.terminateOnCancel) return;
    for (const place of this.#places) {
      if (place.order === order) place.stop();
    }
  }
}

interface PlaceHooks {
  free(): void;
  gone(): void;
}

/** A worker and what it works at. */
class Place implements WorkerEvents {
  readonly #hooks: PlaceHooks;
  readonly #worker: Worker;
  order: Order | null = null;

  constructor(kind: WorkerKind, hooks: PlaceHooks) {
    this.#hooks = hooks;
    this.#worker = host.enter(null, () => threads.start(kind, this));
  }

  begin(order: Order): void {
    this.order = order;
    try {
      this.#worker.run(order.job);
    } catch (error) {
      this.order = null;
      const found = error instanceof Error ? error.message : String(error);
      const message = `Cannot send the arguments to a worker: ${found}`;
      settle(order, (future) => future.setException(new TypeError(message, { cause: error })));
    }
  }

  stop(): void {
    this.#worker.stop();
  }

  returned(value: unknown): void {
    this.#over((future) => future.setResult(value));
  }

  threw(thrown: Thrown): void {
    const code = this.order?.job.code;
    this.#over((future) => future.setException(code && revive(thrown, code)));
  }

  lost(error: Error | null): void {
    const order = this.order;
    this.order = null;
    if (order !== null) {
      const found = error === null ? "it was stopped" : error.message;
      const failure = new RuntimeError(`Cannot finish the work: its worker is gone, ${found}`);
      settle(order, (future) => future.setException(failure));
    }
    this.#hooks.gone();
  }

  #over(how: (future: Future<unknown>) => void): void {
    const order = this.order;
    this.order = null;
    if (order !== null) settle(order, how);
    this.#hooks.free();
  }
}

function settle({ future }: Order, how: (future: Future<unknown>) => void): void {
  arrive(future.getLoop(), () => {
    if (!future.done()) how(future);
  });
}
