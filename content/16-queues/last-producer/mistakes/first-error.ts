// The light goes out at the first error, and everybody goes home.
// says: A sensor failed, and the values of the others are lost: the first
// error of gather ended everything. Keep the error until all is written.
import { gather, Queue } from "asyncio";

export async function record(
  sensors: ((values: Queue<number>) => Promise<void>)[],
  write: (value: number) => Promise<void>,
  room: number,
) {
  const values = new Queue<number>(room);
  let count = 0;
  const produce = async () => {
    try {
      await gather(sensors.map((sensor) => () => sensor(values)));
    } finally {
      values.shutdown();
    }
  };
  const consume = async () => {
    for await (const value of values) {
      await write(value);
      count += 1;
    }
  };
  await gather([produce, consume]);
  return count;
}
