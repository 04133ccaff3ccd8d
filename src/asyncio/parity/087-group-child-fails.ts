import { currentTask, run, sleep, taskGroup, ValueError } from "asyncio";

class KeyError extends Error {}

async function fails() {
  await sleep(1000);
  throw new ValueError("child");
}

async function sibling() {
  await sleep(9000).catch(() => console.log("sibling cancelled"));
  await sleep(1000);
  throw new KeyError("in cleanup");
}

async function main() {
  try {
    await taskGroup(async (group) => {
      group.createTask(sibling);
      group.createTask(fails);
      await sleep(9000);
    });
  } catch (error) {
    const { errors } = error as AggregateError;
    console.log("ValueErrors", errors.filter((part) => part instanceof ValueError).length);
    console.log("KeyErrors", errors.filter((part) => part instanceof KeyError).length);
  }
  console.log("requests", currentTask()?.cancelling());
}

await run(main);
