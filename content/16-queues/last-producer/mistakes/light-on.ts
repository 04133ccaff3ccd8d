// The queue is closed only if all went well.
// says: A sensor failed, and nobody closed the queue: the consumer waits for
// ever. Shut down in a finally.
import { createTask, gather, Queue } from "asyncio";

export async function record(
  sensors: ((values: Queue<number>) => Promise<void>)[],
  write: (value: number) => Promise<void>,
  room: number,
) {
  const values = new Queue<number>(room);
  let count = 0;
  const reading = createTask(async () => {
    for await (const value of values) {
      await write(value);
      count += 1;
    }
  });
  const all = sensors.map((sensor) => () => sensor(values));
  const ends = await gather(all, { returnExceptions: true });
  const failed = ends.find((end) => end instanceof Error);
  if (failed === undefined) values.shutdown();
  await reading;
  if (failed !== undefined) throw failed;
  return count;
}
