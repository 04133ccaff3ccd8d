// put waits for room.
// says: accept is async or gives a promise: put waits until there is room,
// and the customer waits with it. putNowait doesn't.
import { type Queue, QueueShutDown } from "asyncio";

export async function accept(line: Queue<string>, order: string) {
  try {
    await line.put(order);
    return "accepted";
  } catch (error) {
    if (error instanceof QueueShutDown) return "we are closed";
    throw error;
  }
}
