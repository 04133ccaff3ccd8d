import { gather, run } from "asyncio";

export type Send = (number: number, question: string) => void;

export class Line {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  get waiting() {
    return 0;
  }

  async ask(question: string): Promise<string> {
    // TODO: send it under a number, and wait for the reply with that number.
    this.#send(1, question);
    return "";
  }

  receive(_number: number, _reply: string) {}

  close(_reason: string) {}
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
