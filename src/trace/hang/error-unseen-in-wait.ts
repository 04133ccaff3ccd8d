import { createTask, run, sleep, wait } from "asyncio";

async function check(host: string) {
  await sleep(1);
  if (host === "b") throw new TypeError("refused");
}

async function main() {
  const checks = ["a", "b"].map((host) => createTask(() => check(host), { name: host }));
  await wait(checks);
}

await run(main);

// says: unseenError: Task b failed at line 5 with TypeError: refused, and nobody looked at its error
