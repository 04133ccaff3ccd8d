// Each sensor closes the queue when it is finished.
// says: The sensor that was finished first closed the queue, and the other
// could not put its values in. Gather the sensors, and close it when all
// have returned.
import { gather, Queue } from "asyncio";

export async function record(
  sensors: ((values: Queue<number>) => Promise<void>)[],
  write: (value: number) => Promise<void>,
  room: number,
) {
  const values = new Queue<number>(room);
  let count = 0;
  const producers = sensors.map((sensor) => async () => {
    await sensor(values);
    values.shutdown();
  });
  const consumer = async () => {
    for await (const value of values) {
      await write(value);
      count += 1;
    }
  };
  await gather([...producers, consumer]);
  return count;
}
