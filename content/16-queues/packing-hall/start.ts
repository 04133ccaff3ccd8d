import { gather, Queue, run, sleep } from "asyncio";

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

export async function packAll(hall: Hall): Promise<Figures> {
  const line = new Queue<string>();
  const lengths: number[] = [];
  // TODO: so far nobody packs before all orders are in.
  const put = (order: string) => line.put(order);
  await gather(hall.sources.map((source) => () => source(put)));
  while (!line.empty()) {
    lengths.push(line.qsize());
    await hall.pack(await line.get());
  }
  return {
    packed: lengths.length,
    lost: 0,
    longestWait: 0,
    averageWait: 0,
    longestLine: Math.max(...lengths),
    averageLine: 0,
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
