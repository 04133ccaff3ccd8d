import { createTask, Queue, run } from "asyncio";

const letters = new Queue<string>();

async function postman() {
  for (;;) console.log(await letters.get());
}

async function main() {
  createTask(postman, { name: "postman" });
  for (const letter of ["a", "b", "c"]) await letters.put(letter);
  await letters.join();
}

await run(main);

// says: foreverWait: main() waits at line 12 for queue letters to be done, but 3 items were never marked with taskDone()
