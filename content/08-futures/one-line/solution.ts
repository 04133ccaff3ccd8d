import { Future, gather, run } from "asyncio";

export type Send = (number: number, question: string) => void;

export class Line {
  readonly #send: Send;
  readonly #open = new Map<number, Future<string>>();
  #last = 0;
  #closed: Error | null = null;

  constructor(send: Send) {
    this.#send = send;
  }

  get waiting() {
    return this.#open.size;
  }

  async ask(question: string): Promise<string> {
    if (this.#closed !== null) throw this.#closed;
    const number = ++this.#last;
    const reply = new Future<string>();
    // Before it is sent: the reply may come during the call.
    this.#open.set(number, reply);
    try {
      this.#send(number, question);
      return await reply;
    } finally {
      // On every path, or the map grows with each question that stays open.
      this.#open.delete(number);
    }
  }

  receive(number: number, reply: string) {
    const future = this.#open.get(number);
    // Late, or for the second time in the same turn: nobody waits any more.
    if (future !== undefined && !future.done()) future.setResult(reply);
  }

  close(reason: string) {
    this.#closed = new Error(reason);
    for (const future of this.#open.values()) {
      if (!future.done()) future.setException(this.#closed);
    }
  }
}

await run(async () => {
  const line: Line = new Line((number, question) => {
    const ms = question === "north?" ? 2000 : 900;
    setTimeout(() => line.receive(number, `${ms / 100} degrees`), ms);
  });
  const asked = ["north?", "south?"].map((where) => () => line.ask(where));
  console.log(await gather(asked));
  console.log(`${line.waiting} waiting`);
});
