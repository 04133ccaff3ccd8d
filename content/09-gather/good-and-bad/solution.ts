import { gather, run, sleep } from "asyncio";

export type Ping = (service: string) => Promise<number>;

export async function status(services: string[], ping: Ping) {
  const pings = services.map((service) => () => ping(service));
  // Being down is news here, not a reason to stop.
  const results = await gather(pings, { returnExceptions: true });
  const lines: string[] = [];
  let slowest = 0;
  for (const [i, result] of results.entries()) {
    if (result instanceof Error) {
      lines.push(`${services[i]}: ${result.message}`);
    } else {
      lines.push(`${services[i]}: ${result} ms`);
      slowest = Math.max(slowest, result);
    }
  }
  return { lines, slowest };
}

async function ping(service: string) {
  await sleep(service.length * 20);
  if (service === "search") throw new Error("no answer");
  return service.length * 20;
}

console.log(await run(() => status(["mail", "maps"], ping)));
