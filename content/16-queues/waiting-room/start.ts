import { Queue, run } from "asyncio";

export class WaitingRoom {
  readonly #room = new Queue<string>();

  arrive(name: string, urgency: number) {
    // TODO: the most urgent is next; of equals the one who came first.
    if (urgency > 0) this.#room.putNowait(name);
  }

  async next(): Promise<string> {
    return await this.#room.get();
  }
}

await run(async () => {
  const room = new WaitingRoom();
  room.arrive("Zoe", 3);
  room.arrive("Ben", 2);
  room.arrive("Ada", 2);
  for (let i = 0; i < 3; i += 1) console.log(await room.next());
});
