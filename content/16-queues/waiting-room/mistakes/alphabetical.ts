// The name stands behind the urgency.
// says: Equally urgent patients are called in alphabetical order: the name
// stands behind the urgency and decides. Put a running number between the
// two.
import { PriorityQueue } from "asyncio";

export class WaitingRoom {
  readonly #room = new PriorityQueue<[urgency: number, name: string]>();

  arrive(name: string, urgency: number) {
    this.#room.putNowait([urgency, name]);
  }

  async next() {
    const [, name] = await this.#room.get();
    return name;
  }
}
