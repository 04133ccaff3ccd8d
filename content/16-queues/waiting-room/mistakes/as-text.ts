// Urgency, number and name are one text.
// says: The least urgent patient was called first: as texts, 12 is smaller than
// 2. Compare numbers, not texts.
import { PriorityQueue } from "asyncio";

export class WaitingRoom {
  readonly #room = new PriorityQueue<string>();
  #number = 0;

  arrive(name: string, urgency: number) {
    this.#number += 1;
    this.#room.putNowait(`${urgency}:${this.#number}:${name}`);
  }

  async next() {
    const entry = await this.#room.get();
    return entry.split(":")[2] ?? "";
  }
}
