import { createTask, run, sleep } from "asyncio";

export type Listen = () => Promise<number>;

export async function serve(listen: Listen) {
  // TODO: "ready" is printed before the line is open.
  const listener = createTask(listen, { name: "listener" });
  console.log("ready");
  return await listener;
}

async function listen() {
  console.log("the line is open");
  await sleep(2000);
  return 3;
}

console.log(`${await run(() => serve(listen))} calls`);
