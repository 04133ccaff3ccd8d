import { createTask, Event, sleep } from "asyncio";

const bell = new Event();
createTask(
  async () => {
    await bell.wait();
  },
  { name: "ear" },
);
await sleep(10);

// says: leakedTask: Task ear, made at line 4, still waits at line 6 for event bell, though the program has ended and nothing can wake it
