import { gather, run, sleep } from "asyncio";

async function ping(host: string, ms: number) {
  await sleep(ms);
  if (host === "search.test") throw new Error("no answer");
  return ms;
}

async function main() {
  const hosts = ["mail.test", "search.test", "maps.test"];
  const checks = hosts.map((host, i) => () => ping(host, 80 + i * 20));
  const results = await gather(checks, { returnExceptions: true });
  let slowest = 0;
  for (const [i, result] of results.entries()) {
    if (result instanceof Error) {
      console.log(`${hosts[i]}: ${result.message}`);
    } else {
      console.log(`${hosts[i]}: ${result} ms`);
      slowest = Math.max(slowest, result);
    }
  }
  console.log(`slowest answer: ${slowest} ms`);
}

await run(main);
