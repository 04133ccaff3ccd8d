import { gather, run, sleep } from "asyncio";

export type Ping = (service: string) => Promise<number>;

export async function status(services: string[], ping: Ping) {
  // TODO: one that is down must not hide the others.
  const times = await gather(services.map((name) => () => ping(name)));
  const lines = times.map((time) => `${time} ms`);
  return { lines, slowest: Math.max(...times) };
}

async function ping(service: string) {
  await sleep(service.length * 20);
  if (service === "search") throw new Error("no answer");
  return service.length * 20;
}

console.log(await run(() => status(["mail", "maps"], ping)));
