import { gather, run, sleep } from "asyncio";

function compute(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function heartbeat() {
  for (let beat = 1; beat <= 5; beat += 1) {
    await sleep(200);
    console.log(`beat ${beat}`);
  }
}

async function report() {
  await sleep(300);
  compute(500);
  console.log("report is done");
}

async function main() {
  await gather([heartbeat, report]);
}

await run(main);
