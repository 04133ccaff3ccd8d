// The entry is deleted when the reply comes.
// says: One who asked was cancelled, and the question is still in the map.
// With each of them it grows: delete the entry in a finally, and wait for a
// future, since the await of a bare promise does not hear of a cancellation.
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
    const reply = new Future<string>();
    this.#open.set(number, reply);
    this.#send(number, question);
    return await reply;
  }

  receive(number: number, reply: string) {
    const future = this.#open.get(number);
    this.#open.delete(number);
    if (future !== undefined && !future.done()) future.setResult(reply);
  }

  close(reason: string) {
    for (const future of this.#open.values()) {
      if (!future.done()) future.setException(new Error(reason));
    }
    this.#open.clear();
  }
}
