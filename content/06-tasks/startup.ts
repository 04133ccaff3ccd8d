import { createTask, run, sleep } from "asyncio";

async function connect(part: string, ms: number) {
  console.log(`${part}: connecting`);
  await sleep(ms);
  console.log(`${part}: ready`);
}

async function main() {
  await createTask(() => connect("cache", 1000));
  await createTask(() => connect("database", 2000));
  console.log("first start: done");

  const cache = createTask(() => connect("cache", 1000));
  const database = createTask(() => connect("database", 2000));
  await cache;
  await database;
  console.log("second start: done");
}

await run(main);
