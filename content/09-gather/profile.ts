import { gather, run, sleep } from "asyncio";

async function loadUser(id: number) {
  await sleep(400);
  return { id, name: "mira" };
}

async function loadOrders(id: number) {
  await sleep(900);
  return [`${id}-a`, `${id}-b`];
}

async function countMessages(_id: number) {
  await sleep(600);
  return 3;
}

async function main() {
  const [user, orders, messages] = await gather([
    () => loadUser(17),
    () => loadOrders(17),
    () => countMessages(17),
  ]);
  console.log(`hello ${user.name}`);
  console.log(`orders: ${orders.join(", ")}; new messages: ${messages}`);
}

await run(main);
