import { Event, run, Semaphore, sleep, taskGroup } from "asyncio";

async function call(number: number, gate: Event, semaphore: Semaphore) {
  using _guard = await semaphore.acquire();
  await gate.wait();
  await sleep(200 * ((number % 3) + 1));
  console.log("call", number);
}

async function main() {
  const gate = new Event();
  const semaphore = new Semaphore(3);
  await taskGroup(async (group) => {
    for (let number = 0; number < 8; number++) {
      group.createTask(() => call(number, gate, semaphore), { name: `call ${number}` });
    }
    await sleep(1000);
    console.log("open");
    gate.set();
  });
  console.log("all");
}

await run(main);
