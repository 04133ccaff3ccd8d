import { RuntimeError, run, sleep, type TaskGroup, taskGroup } from "asyncio";

async function child() {
  console.log("never started");
}

async function fails() {
  throw new Error("broken");
}

function attempt(group: TaskGroup, state: string) {
  try {
    group.createTask(child);
  } catch (error) {
    if (error instanceof RuntimeError) console.log(state, "RuntimeError");
  }
}

async function main() {
  attempt((await taskGroup((group) => [group] as const))[0], "finished:");
  try {
    await taskGroup(async (group) => {
      group.createTask(fails);
      await sleep(9000).finally(() => attempt(group, "shutting down:"));
    });
  } catch (error) {
    console.log(...(error as AggregateError).errors.map((part) => part.message));
  }
}

await run(main);
