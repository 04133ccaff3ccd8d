// Random programs, the same for the same seed: each is a list of tasks, each task a list of statements
// over a few shared locks, semaphores, events, queues, futures, a condition and a barrier. `play.ts`
// and `play.py` play them; what they print must be equal.

export type Statement =
  | { readonly do: "sleep"; readonly ms: number }
  | { readonly do: "lock" | "semaphore"; readonly of: number; readonly body: Block }
  | { readonly do: "waitEvent" | "setEvent" | "clearEvent"; readonly of: number }
  | { readonly do: "put" | "get" | "putNowait" | "getNowait"; readonly of: number }
  | { readonly do: "taskDone" | "join"; readonly of: number }
  | { readonly do: "shutdown"; readonly of: number; readonly immediate: boolean }
  | { readonly do: "waitCondition" | "barrier" | "resetBarrier" | "abortBarrier" }
  | { readonly do: "notify"; readonly count: number; readonly body: Block }
  | { readonly do: "future" | "shieldFuture" | "settle" | "fail"; readonly of: number }
  | { readonly do: "cancelFuture" | "callback"; readonly of: number }
  | { readonly do: "cancel"; readonly of: number }
  | { readonly do: "cancelSelf" | "uncancel" | "requests" | "throw" }
  | { readonly do: "catch" | "shield" | "spawn"; readonly body: Block }
  | { readonly do: "finally"; readonly body: Block; readonly after: Block }
  | { readonly do: "timeout" | "waitFor"; readonly ms: number; readonly body: Block }
  | {
      readonly do: "reschedule";
      readonly ms: number;
      readonly body: Block;
      readonly by: number;
      readonly after: Block;
    }
  | { readonly do: "gather"; readonly children: readonly Block[]; readonly returned: boolean }
  | { readonly do: "group"; readonly children: readonly Block[]; readonly body: Block }
  | {
      readonly do: "wait";
      readonly children: readonly Block[];
      readonly until: "FIRST_COMPLETED" | "FIRST_EXCEPTION" | "ALL_COMPLETED";
      readonly ms: number | null;
    }
  | { readonly do: "asCompleted"; readonly children: readonly Block[]; readonly ms: number };

export type Block = readonly Statement[];

export function randomProgram(seed: number): Block[] {
  return new Author(seed).program();
}

class Author {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 0x9e3779b1) | 0;
  }

  program(): Block[] {
    return this.#many(2, 5, () => this.#block(2 + this.#below(2), 4));
  }

  #block(depth: number, most = 3): Block {
    return this.#many(1, most, () => this.#statement(depth));
  }

  #statement(depth: number): Statement {
    if (depth === 0 || this.#chance(0.45)) return this.#chance(0.2) ? this.#rare() : this.#simple();
    return this.#chance(0.5) ? this.#scope(depth - 1) : this.#combination(depth - 1);
  }

  #simple(): Statement {
    const of = this.#below(2);
    return this.#pick<Statement>([
      { do: "sleep", ms: this.#pick([0, 0, 0, 1, 2, 3, 5]) },
      { do: this.#pick(["waitEvent", "setEvent", "setEvent", "clearEvent"]), of },
      { do: this.#pick(["put", "get", "putNowait", "getNowait"]), of: this.#below(3) },
      { do: this.#pick(["taskDone", "join"]), of: this.#below(3) },
      { do: this.#pick(["waitCondition", "barrier"]) },
      { do: "notify", count: 1 + of, body: [] },
      { do: this.#pick(["future", "shieldFuture", "settle", "callback"]), of },
      { do: "cancel", of: this.#below(8) },
    ]);
  }

  #rare(): Statement {
    const of = this.#below(2);
    return this.#pick<Statement>([
      { do: this.#pick(["uncancel", "requests", "throw", "throw"]) },
      { do: this.#pick(["cancelSelf", "resetBarrier"]) },
      { do: this.#pick(["fail", "cancelFuture"]), of },
      this.#chance(0.3) ? { do: "abortBarrier" } : { do: "throw" },
      { do: "shutdown", of: this.#below(3), immediate: this.#chance(0.5) },
    ]);
  }

  #scope(depth: number): Statement {
    const body = this.#block(depth);
    const of = this.#below(2);
    return this.#pick<Statement>([
      { do: this.#pick(["lock", "semaphore"]), of, body },
      { do: "notify", count: 1 + of, body },
      { do: "catch", body },
      { do: "finally", body, after: this.#block(depth, 2) },
      { do: "timeout", ms: this.#pick([0, 1, 2, 3, 5, 10]), body },
      {
        do: "reschedule",
        ms: this.#pick([1, 2, 5]),
        body,
        by: this.#pick([-3, -1, 1, 4]),
        after: this.#block(depth, 2),
      },
    ]);
  }

  #combination(depth: number): Statement {
    const block = () => this.#block(depth);
    const children = this.#many(0, 3, block);
    const some = this.#many(1, 3, block);
    const until = this.#pick(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"] as const);
    return this.#pick<Statement>([
      { do: "waitFor", ms: this.#pick([0, 1, 2, 5, 10]), body: block() },
      { do: this.#pick(["shield", "spawn", "spawn"]), body: block() },
      { do: "gather", children, returned: this.#chance(0.5) },
      { do: "group", children, body: this.#block(depth, 2) },
      { do: "wait", children: some, until, ms: this.#pick([null, 0, 2, 5]) },
      { do: "asCompleted", children: some, ms: this.#pick([1, 3, 8]) },
    ]);
  }

  #many<T>(fewest: number, most: number, make: () => T): T[] {
    return Array.from({ length: fewest + this.#below(most - fewest + 1) }, make);
  }

  #pick<const T>(choices: readonly T[]): T {
    return choices[this.#below(choices.length)] as T;
  }

  #chance(share: number): boolean {
    return this.#below(1000) < share * 1000;
  }

  #below(limit: number): number {
    // A xorshift is enough: nobody needs these programs to be unpredictable.
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }
}
