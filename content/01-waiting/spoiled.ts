import { gather, run, sleep } from "asyncio";

function blockFor(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function loadPrices() {
  console.log("prices: asked");
  blockFor(3000);
  console.log("prices: here");
}

async function loadStock() {
  console.log("stock: asked");
  await sleep(3000);
  console.log("stock: here");
}

async function main() {
  await gather([loadPrices, loadStock]);
  console.log("page is ready");
}

await run(main);
