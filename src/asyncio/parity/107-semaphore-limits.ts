import { gather, run, Semaphore, sleep } from "asyncio";

let busy = 0;

async function worker(name: string, semaphore: Semaphore) {
  using _guard = await semaphore.acquire();
  busy += 1;
  console.log(name, "busy", busy, "locked", Number(semaphore.locked()));
  await sleep(1000);
  busy -= 1;
}

async function main() {
  const semaphore = new Semaphore(2);
  await gather(["a", "b", "c", "d", "e"].map((name) => () => worker(name, semaphore)));
  console.log("locked", Number(semaphore.locked()));
}

await run(main);
