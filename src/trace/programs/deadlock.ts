import { createTask, gather, Lock, sleep } from "asyncio";

const kettle = new Lock();
const stove = new Lock();

async function tea() {
  await kettle.acquire();
  await sleep(500);
  await stove.acquire();
  console.log("tea is ready");
}

async function coffee() {
  await stove.acquire();
  await sleep(700);
  await kettle.acquire();
  console.log("coffee is ready");
}

await gather([createTask(tea, { name: "brew tea" }), createTask(coffee, { name: "brew coffee" })]);
