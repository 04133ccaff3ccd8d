// The limit is forgotten.
// says: All orders were in the line at once, more than the limit. Give the
// queue its limit, and await its put.
import { gather, isCancelled, Queue } from "asyncio";

type Put = (order: string) => Promise<void>;

interface Hall {
  readonly sources: readonly ((put: Put) => Promise<void>)[];
  readonly packers: number;
  readonly limit: number;
  readonly pack: (order: string) => Promise<void>;
}

interface Figures {
  readonly packed: number;
  readonly lost: number;
  readonly longestWait: number;
  readonly averageWait: number;
  readonly longestLine: number;
  readonly averageLine: number;
}

class Meter {
  readonly #begin = performance.now();
  #since = this.#begin;
  #length = 0;
  #area = 0;
  longest = 0;

  change(by: number) {
    const now = performance.now();
    const lasted = now - this.#since;
    if (lasted > 0) this.longest = Math.max(this.longest, this.#length);
    this.#area += this.#length * lasted;
    this.#length += by;
    this.#since = now;
  }

  average() {
    this.change(0);
    const time = this.#since - this.#begin;
    return time === 0 ? 0 : this.#area / time;
  }
}

export async function packAll(hall: Hall): Promise<Figures> {
  const line = new Queue<{ order: string; since: number }>();
  const meter = new Meter();
  const waits: number[] = [];
  let lost = 0;

  async function put(order: string) {
    const item = { order, since: performance.now() };
    await line.put(item);
    item.since = performance.now();
    meter.change(+1);
  }

  async function packer() {
    for await (const { order, since } of line) {
      meter.change(-1);
      waits.push(performance.now() - since);
      try {
        await hall.pack(order);
      } catch (error) {
        if (isCancelled(error)) throw error;
        lost += 1;
      }
    }
  }

  async function takeOrders() {
    await gather(hall.sources.map((source) => () => source(put)));
    line.shutdown();
  }

  const packers = Array.from({ length: hall.packers }, () => packer);
  await gather([takeOrders, ...packers]);
  const sum = waits.reduce((all, wait) => all + wait, 0);
  return {
    packed: waits.length - lost,
    lost,
    longestWait: Math.max(0, ...waits),
    averageWait: waits.length === 0 ? 0 : sum / waits.length,
    longestLine: meter.longest,
    averageLine: meter.average(),
  };
}
