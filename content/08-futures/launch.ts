import { run, sleep } from "asyncio";

class Countdown implements PromiseLike<string> {
  readonly #from: number;

  constructor(from: number) {
    this.#from = from;
  }

  then: PromiseLike<string>["then"] = (onReturned, onThrew) =>
    this.#count().then(onReturned, onThrew);

  async #count() {
    for (let n = this.#from; n > 0; n--) {
      console.log(n);
      await sleep(1000);
    }
    return "lift-off";
  }
}

async function main() {
  const countdown = new Countdown(2);
  console.log("nothing has run");
  console.log(await countdown);
  console.log(await countdown);
}

await run(main);
