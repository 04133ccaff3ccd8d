import { createTask, run, sleep, taskGroup } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function sibling() {
  try {
    await sleep(10_000);
  } finally {
    console.log("sibling ends", tick);
  }
}

async function fails() {
  await sleep(0);
  console.log("fails", tick);
  throw new Error("broken");
}

async function main() {
  createTask(ticker);
  const group = taskGroup(async (group) => {
    group.createTask(sibling);
    group.createTask(fails);
    await sleep(10_000).finally(() => console.log("body ends", tick));
  });
  await group.catch((error: AggregateError) =>
    console.log("group raises", error.errors[0].message, tick),
  );
}

await run(main);
