import { createTask, run, sleep } from "asyncio";

async function rice() {
  await sleep(5);
  throw new Error("burnt");
}

async function main() {
  createTask(rice, { name: "rice" });
  await sleep(10);
}

await run(main);

// says: unseenError: Task rice failed at line 5 with Error: burnt, and nobody looked at its error
