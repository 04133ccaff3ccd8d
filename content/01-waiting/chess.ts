import { createTask, gather, run, sleep, type Task } from "asyncio";

const boards = 24;
const pairs = 2;

async function reply() {
  await sleep(55_000);
}

async function exhibition() {
  const replies: Task<void>[] = [];
  for (let pair = 1; pair <= pairs; pair += 1) {
    for (let board = 0; board < boards; board += 1) {
      await replies[board];
      await sleep(5000);
      replies[board] = createTask(reply);
    }
  }
  console.log("the master has made her last move");
  await gather(replies);
  console.log("the last opponent has answered");
}

await run(exhibition);
