import { createTask, Queue, run } from "asyncio";

const orders = new Queue<string>();

async function cook() {
  for (;;) {
    const order = await orders.get();
    console.log("cooks", order);
  }
}

async function main() {
  const cooking = createTask(cook, { name: "cook" });
  await orders.put("soup");
  await cooking;
}

await run(main);

// says: foreverWait: cook waits at line 7 for an item of queue orders, and nobody is left who could put one in
