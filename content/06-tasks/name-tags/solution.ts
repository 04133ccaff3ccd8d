import { createTask, currentTask, gather, run, sleep } from "asyncio";

export type Inspect = (room: string) => Promise<string>;

export function log(text: string) {
  // Asked anew for each line: between two awaits it is always the right one.
  console.log(`[${currentTask()?.name}] ${text}`);
}

export async function inspectAll(rooms: string[], inspect: Inspect) {
  // Named after what they do, so that a line says which room it is about.
  const tasks = rooms.map((room) =>
    createTask(
      async () => {
        log("begins");
        log(await inspect(room));
      },
      { name: room },
    ),
  );
  await gather(tasks);
}

async function inspect(room: string) {
  log("at the door");
  await sleep(room.length * 1000);
  return "clean";
}

await run(() => inspectAll(["kitchen", "bar", "cellar"], inspect));
