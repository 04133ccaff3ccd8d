import { createTask, RuntimeError, run, sleep } from "asyncio";

async function main() {
  const task = createTask(() => sleep(1000, "slept"));
  for (const attempt of [() => task.setResult("1"), () => task.setException(new Error())]) {
    try {
      attempt();
    } catch (error) {
      if (error instanceof RuntimeError) console.log("RuntimeError");
    }
  }
  console.log(await task);
}

await run(main);
