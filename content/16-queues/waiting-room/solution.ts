import { PriorityQueue, run } from "asyncio";

export class WaitingRoom {
  readonly #room = new PriorityQueue<
    [urgency: number, number: number, name: string]
  >();
  #number = 0;

  arrive(name: string, urgency: number) {
    // No two entries are equal: the running number decides before the name can.
    this.#room.putNowait([urgency, ++this.#number, name]);
  }

  async next(): Promise<string> {
    const [, , name] = await this.#room.get();
    return name;
  }
}

await run(async () => {
  const room = new WaitingRoom();
  room.arrive("Zoe", 3);
  room.arrive("Ben", 2);
  room.arrive("Ada", 2);
  for (let i = 0; i < 3; i += 1) console.log(await room.next());
});
