import { createTask, gather, Lock, run } from "asyncio";

const kettle = new Lock();

async function tea() {
  await kettle.acquire();
  console.log("boiled");
}

async function main() {
  await gather([createTask(tea, { name: "ada" }), createTask(tea, { name: "bob" })]);
}

await run(main);

// says: foreverWait: bob waits at line 6 for lock kettle, which ada took at line 6 and never gave back
