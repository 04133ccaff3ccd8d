import { gather, isCancelled, run, sleep } from "asyncio";

async function load(what: string, ms: number) {
  await sleep(ms);
  console.log(`${what} loaded`);
}

async function main() {
  const preload = gather([
    () => load("photos", 2000),
    () => load("reviews", 6000),
  ]);
  console.log("the page is shown");
  await sleep(3000);
  console.log(`preload is ${preload.done() ? "done" : "not done"}`);
  console.log(`cancel: ${preload.cancel() ? "accepted" : "too late"}`);
  try {
    await preload;
  } catch (error) {
    if (!isCancelled(error)) throw error;
    console.log("preload was cancelled");
  }
  await sleep(4000);
}

await run(main);
