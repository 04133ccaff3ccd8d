import { isCancelled, run, sleep, taskGroup } from "asyncio";

async function worker(name: string, ms: number) {
  try {
    await sleep(ms);
    if (name === "second") throw new Error("out of paper");
    console.log(`${name} is done`);
  } catch (error) {
    if (isCancelled(error)) console.log(`${name} was stopped`);
    throw error;
  }
}

async function main() {
  try {
    await taskGroup(async (group) => {
      group.createTask(() => worker("first", 200), { name: "first" });
      group.createTask(() => worker("second", 400), { name: "second" });
      group.createTask(() => worker("third", 900), { name: "third" });
    });
  } catch (error) {
    console.log((error as AggregateError).errors.map(String).join());
  }
}

await run(main);
