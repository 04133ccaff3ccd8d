import { createTask, run, sleep } from "asyncio";

async function paint(wall: string) {
  console.log(`${wall}: first coat`);
  await sleep(1000);
  console.log(`${wall}: second coat`);
}

async function main() {
  const left = createTask(() => paint("left"));
  const right = createTask(() => paint("right"));
  console.log("both tasks are made");
  await sleep(0);
  console.log("main is back");
  await left;
  await right;
  console.log("both walls are painted");
}

await run(main);
