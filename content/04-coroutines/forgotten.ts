import { run, sleep } from "asyncio";

async function saveOrder(id: number) {
  console.log(`saving order ${id}`);
  await sleep(1000);
  console.log(`order ${id} saved`);
}

async function main() {
  saveOrder(17);
  console.log("thank you for order 17");
  await sleep(2000);
  console.log("shop closed");
}

await run(main);
