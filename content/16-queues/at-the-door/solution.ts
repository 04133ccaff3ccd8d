import { Queue, QueueFull, QueueShutDown } from "asyncio";

export function accept(line: Queue<string>, order: string) {
  // Try, and see: asking full() first would still leave the closed queue.
  try {
    line.putNowait(order);
    return "accepted";
  } catch (error) {
    if (error instanceof QueueFull) return `sorry, ${line.qsize()} are waiting`;
    if (error instanceof QueueShutDown) return "we are closed";
    // A mistake of ours must not look like a full house.
    throw error;
  }
}

const line = new Queue<string>(2);
for (const order of ["soup", "rice"]) console.log(accept(line, order));
