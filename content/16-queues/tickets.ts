import { LifoQueue, PriorityQueue, Queue } from "asyncio";

type Ticket = [urgency: number, number: number, text: string];
const tickets: Ticket[] = [
  [2, 1, "invoice is wrong"],
  [3, 2, "new logo please"],
  [1, 3, "shop is down"],
  [2, 4, "cannot log in"],
];

function serve(name: string, queue: Queue<Ticket>) {
  for (const ticket of tickets) queue.putNowait(ticket);
  const served: string[] = [];
  while (!queue.empty()) served.push(queue.getNowait()[2]);
  console.log(`${name}: ${served.join(", ")}`);
}

serve("first in, first out", new Queue());
serve("last in, first out", new LifoQueue());
serve("most urgent first", new PriorityQueue());
