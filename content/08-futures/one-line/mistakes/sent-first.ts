// The question is sent, and then the future is made.
// says: The reply came during send, before its future was in the map, and
// was lost. Put it there first, send then.
import { Future } from "asyncio";

export class Line {
  readonly #send: (number: number, question: string) => void;
  readonly #open = new Map<number, Future<string>>();
  #last = 0;

  constructor(send: (number: number, question: string) => void) {
    this.#send = send;
  }

  get waiting() {
    return this.#open.size;
  }

  async ask(question: string) {
    const number = ++this.#last;
    this.#send(number, question);
    const reply = new Future<string>();
    this.#open.set(number, reply);
    try {
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
    for (const future of this.#open.values()) {
      future.setException(new Error(reason));
    }
  }
}
