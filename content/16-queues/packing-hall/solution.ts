import { gather, isCancelled, Queue, run, sleep } from "asyncio";

type Put = (order: string) => Promise<void>;

export interface Hall {
  readonly sources: readonly ((put: Put) => Promise<void>)[];
  readonly packers: number;
  readonly limit: number;
  readonly pack: (order: string) => Promise<void>;
}

export interface Figures {
  readonly packed: number;
  readonly lost: number;
  readonly longestWait: number;
  readonly averageWait: number;
  readonly longestLine: number;
  readonly averageLine: number;
}

/** How long the line was, and for how long. */
class Meter {
  readonly #begin = performance.now();
  #since = this.#begin;
  #length = 0;
  #area = 0;
  longest = 0;

  change(by: number) {
    const now = performance.now();
    const lasted = now - this.#since;
    // The old length counts for as long as it lasted; for no time, not at all.
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
  const line = new Queue<{ order: string; since: number }>(hall.limit);
  const meter = new Meter();
  const waits: number[] = [];
  let lost = 0;

  async function put(order: string) {
    const item = { order, since: performance.now() };
    await line.put(item);
    // Only now it is in the line: put may have waited for room.
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
        // A packer outlives a bad order, but not being told to stop.
        if (isCancelled(error)) throw error;
        lost += 1;
      }
    }
  }

  async function takeOrders() {
    await gather(hall.sources.map((source) => () => source(put)));
    // No source knows whether it is the last. Here it is known.
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

async function orders(put: Put, from: string, pauses: number[]) {
  for (const [i, pause] of pauses.entries()) {
    await sleep(pause);
    await put(`${from} ${i + 1}`);
  }
}

await run(async () => {
  const sources = [
    (put: Put) => orders(put, "web", [0, 1000, 1000, 1000]),
    (put: Put) => orders(put, "phone", [500, 2000]),
  ];
  for (const packers of [1, 2, 3]) {
    const pack = () => sleep(2000);
    const figures = await packAll({ sources, packers, limit: 0, pack });
    console.log(`${packers} packers`, figures);
  }
});
