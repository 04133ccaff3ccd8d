import { createTask, Event, run, sleep } from "asyncio";

const ready = new Event();

async function prepare(parts: string[]) {
  await sleep(100);
  if (parts.length === 0) throw new RangeError("no parts");
  ready.set();
}

async function main() {
  createTask(() => prepare([]), { name: "prepare" });
  await ready.wait();
}

await run(main);

// says: foreverWait: main() waits at line 13 for event ready, and nobody is left who could set it
// says: unseenError: Task prepare failed at line 7 with RangeError: no parts, and nobody looked at its error
