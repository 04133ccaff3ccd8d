// The size is compared by hand.
// says: The maxsize of a queue without a limit is 0, so your comparison
// finds it full from the beginning. full() knows that; or just try.
import { type Queue, QueueShutDown } from "asyncio";

export function accept(line: Queue<string>, order: string) {
  if (line.qsize() >= line.maxsize) {
    return `sorry, ${line.qsize()} are waiting`;
  }
  try {
    line.putNowait(order);
    return "accepted";
  } catch (error) {
    if (error instanceof QueueShutDown) return "we are closed";
    throw error;
  }
}
