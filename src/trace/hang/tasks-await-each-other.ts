import { createTask, run, sleep, type Task } from "asyncio";

let bob: Task<void>;

async function main() {
  const ada: Task<void> = createTask(
    async () => {
      await sleep(1);
      await bob;
    },
    { name: "ada" },
  );
  bob = createTask(
    async () => {
      await ada;
    },
    { name: "bob" },
  );
  await ada;
}

await run(main);

// says: deadlock: Deadlock: ada waits at line 9 for task bob, and bob waits at line 15 for task ada
