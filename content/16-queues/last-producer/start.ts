import { gather, Queue, run, sleep } from "asyncio";

export type Sensor = (values: Queue<number>) => Promise<void>;
export type Write = (value: number) => Promise<void>;

export async function record(sensors: Sensor[], write: Write, room: number) {
  const values = new Queue<number>(room);
  let count = 0;

  async function consume() {
    for await (const value of values) {
      await write(value);
      count += 1;
    }
  }

  // TODO: nobody turns off the light, so the reading never ends.
  await gather([...sensors.map((sensor) => () => sensor(values)), consume]);
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
