import { Barrier, createTask, gather, run } from "asyncio";

const start = new Barrier(3);

async function runner() {
  await start.wait();
}

async function main() {
  await gather([createTask(runner, { name: "ada" }), createTask(runner, { name: "bob" })]);
}

await run(main);

// says: foreverWait: ada and bob wait at line 6 for the others at barrier start, and too few are left to come
