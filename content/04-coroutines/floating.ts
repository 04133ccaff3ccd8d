import { run, sleep } from "asyncio";

async function save(id: number) {
  await sleep(id * 1000);
  if (id === 2) throw new Error("disk full");
  console.log(`order ${id} saved`);
}

async function main() {
  [1, 2, 3].forEach(async (id) => {
    await save(id);
  });
  console.log("all orders saved");
  await sleep(4000);
  console.log("good night");
}

await run(main);
