import { gather, Queue, run, sleep } from "asyncio";

export type Sensor = (values: Queue<number>) => Promise<void>;
export type Write = (value: number) => Promise<void>;

export async function record(sensors: Sensor[], write: Write, room: number) {
  const values = new Queue<number>(room);
  let count = 0;

  async function produce() {
    const all = sensors.map((sensor) => () => sensor(values));
    try {
      // All of them have ended when this has, also if one of them fails.
      return await gather(all, { returnExceptions: true });
    } finally {
      // Only here it is known that nobody puts in any more.
      values.shutdown();
    }
  }

  async function consume() {
    for await (const value of values) {
      await write(value);
      count += 1;
    }
  }

  const [ends] = await gather([produce, consume]);
  for (const end of ends) if (end instanceof Error) throw end;
  return count;
}

async function sensor(values: Queue<number>) {
  for (const value of [12, 14, 13]) {
    await sleep(1000);
    await values.put(value);
  }
}

async function write(value: number) {
  await sleep(200);
  console.log(`${value} written`);
}

console.log(await run(() => record([sensor, sensor], write, 2)));
