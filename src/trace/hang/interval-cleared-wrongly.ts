import { run, sleep } from "asyncio";

const intervals = new Map<string, ReturnType<typeof setInterval>>();

async function main() {
  intervals.set(
    "blink",
    setInterval(() => {}, 500),
  );
  await sleep(2000);
  clearInterval(intervals.get("blinking"));
}

await run(main);

// says: leakedTimer: The interval set at line 8 is never cleared: it fired 99,983 times and would go on for ever
