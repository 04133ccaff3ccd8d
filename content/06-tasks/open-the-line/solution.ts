import { createTask, run, sleep } from "asyncio";

export type Listen = () => Promise<number>;

export async function serve(listen: Listen) {
  const listener = createTask(listen, { name: "listener" });
  // To the end of the list: the listener stands before us now.
  await sleep(0);
  console.log("ready");
  return await listener;
}

async function listen() {
  console.log("the line is open");
  await sleep(2000);
  return 3;
}

console.log(`${await run(() => serve(listen))} calls`);
