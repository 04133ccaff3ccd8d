import { createTask, gather, Queue, run, sleep } from "asyncio";

const orders = new Queue<[name: string, since: number]>();

async function take(from: string, pauses: number[]) {
  for (const [i, pause] of pauses.entries()) {
    await sleep(pause);
    await orders.put([`${from} ${i + 1}`, performance.now()]);
  }
}

async function packer(who: string) {
  for (;;) {
    const [name, since] = await orders.get();
    const waited = (performance.now() - since) / 1000;
    console.log(`${who}: ${name} waited ${waited} s, ${orders.qsize()} behind`);
    await sleep(2000);
    orders.taskDone();
  }
}

async function main() {
  for (const who of ["ava", "ben"]) createTask(() => packer(who));
  const web = () => take("web", [0, 1000, 1000, 1000]);
  await gather([web, () => take("phone", [500, 2000])]);
  await orders.join();
}

await run(main);
