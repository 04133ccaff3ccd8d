// Everything is there but the end of the connection.
// says: The connection was closed, and those who had asked wait for ever. Go
// through the map, and fill every future with the error.
import { Future } from "asyncio";

export class Line {
  readonly #send: (number: number, question: string) => void;
  readonly #open = new Map<number, Future<string>>();
  #last = 0;
  #reason: string | null = null;

  constructor(send: (number: number, question: string) => void) {
    this.#send = send;
  }

  get waiting() {
    return this.#open.size;
  }

  async ask(question: string) {
    if (this.#reason !== null) throw new Error(this.#reason);
    const number = ++this.#last;
    const reply = new Future<string>();
    this.#open.set(number, reply);
    try {
      this.#send(number, question);
      return await reply;
    } finally {
      this.#open.delete(number);
    }
  }

  receive(number: number, reply: string) {
    const future = this.#open.get(number);
    if (future !== undefined && !future.done()) future.setResult(reply);
  }

  close(reason: string) {
    this.#reason = reason;
  }
}
