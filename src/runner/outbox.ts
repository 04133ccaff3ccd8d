// Messages on their way to a reader that must stay free to do other things: only a few are sent ahead
// of what it has taken, the others wait here.

export class Outbox<Message> {
  readonly #send: (message: Message) => void;
  readonly #ahead: number;
  #waiting: Message[] = [];
  #next = 0;
  #sent = 0;

  constructor(ahead: number, send: (message: Message) => void) {
    this.#ahead = ahead;
    this.#send = send;
  }

  post(message: Message): void {
    this.#waiting.push(message);
    this.#flow();
  }

  /** The reader has taken one. */
  taken(): void {
    if (this.#sent > 0) this.#sent -= 1;
    this.#flow();
  }

  #flow(): void {
    while (this.#sent < this.#ahead) {
      const message = this.#waiting[this.#next];
      if (message === undefined) break;
      this.#next += 1;
      this.#sent += 1;
      this.#send(message);
    }
    if (this.#next === this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
    }
  }
}
