// Closed in a hurry.
// says: Values were still waiting when it ended: shutdown with immediate
// throws them away. Without it the reader gets what is there, and then the
// end.
import { gather, Queue } from "asyncio";

export async function record(
  sensors: ((values: Queue<number>) => Promise<void>)[],
  write: (value: number) => Promise<void>,
  room: number,
) {
  const values = new Queue<number>(room);
  let count = 0;
  const produce = async () => {
    await gather(sensors.map((sensor) => () => sensor(values)));
    values.shutdown({ immediate: true });
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
