import { Queue, QueueEmpty, QueueFull, run } from "asyncio";

async function main() {
  const queue = new Queue<string>({ maxsize: 2 });
  queue.putNowait("a");
  queue.putNowait("b");
  console.log(queue.qsize(), Number(queue.full()), queue.maxsize);
  try {
    queue.putNowait("c");
  } catch (error) {
    if (error instanceof QueueFull) console.log("QueueFull");
  }
  console.log(queue.getNowait(), queue.getNowait(), Number(queue.empty()));
  try {
    queue.getNowait();
  } catch (error) {
    if (error instanceof QueueEmpty) console.log("QueueEmpty");
  }
  const fraction = new Queue<number>(1.3);
  fraction.putNowait(1);
  console.log(Number(fraction.full()));
  fraction.putNowait(2);
  console.log(Number(fraction.full()));
}

await run(main);
