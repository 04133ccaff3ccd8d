// Whatever goes wrong, the line is said to be full.
// says: The kitchen is closed, and the customer hears that it is full: the
// catch takes every error for QueueFull.
import type { Queue } from "asyncio";

export function accept(line: Queue<string>, order: string) {
  try {
    line.putNowait(order);
    return "accepted";
  } catch {
    return `sorry, ${line.qsize()} are waiting`;
  }
}
