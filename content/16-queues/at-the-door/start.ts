import { Queue } from "asyncio";

export function accept(line: Queue<string>, order: string) {
  // TODO: putNowait throws when there is no room, and when the queue is closed.
  line.putNowait(order);
  return "accepted";
}

const line = new Queue<string>(2);
for (const order of ["soup", "rice"]) console.log(accept(line, order));
