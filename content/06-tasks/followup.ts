import { createTask, gather, run, sleep, type Task } from "asyncio";

async function scan(page: number) {
  await sleep(1000);
  console.log(`page ${page} scanned`);
  return page;
}

async function archive(page: number) {
  await sleep(500);
  console.log(`page ${page} archived`);
}

async function main() {
  await createTask(async () => archive(await scan(1)));

  const page = await createTask(() => scan(2));
  await createTask(() => archive(page));

  const followUps: Task<void>[] = [];
  const third = createTask(() => scan(3));
  third.addDoneCallback((scanned) => {
    followUps.push(createTask(() => archive(scanned.result())));
  });
  await third;
  await gather(followUps);
}

await run(main);
