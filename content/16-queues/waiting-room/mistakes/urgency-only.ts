// Only the urgency is compared.
// says: Equally urgent patients are called in an order that nobody can
// explain: a priority queue does not keep equals in their order. Add a
// running number, and compare it too.
import { PriorityQueue } from "asyncio";

interface Patient {
  readonly name: string;
  readonly urgency: number;
}

export class WaitingRoom {
  readonly #room = new PriorityQueue<Patient>({
    compare: (a, b) => a.urgency - b.urgency,
  });

  arrive(name: string, urgency: number) {
    this.#room.putNowait({ name, urgency });
  }

  async next() {
    const { name } = await this.#room.get();
    return name;
  }
}
