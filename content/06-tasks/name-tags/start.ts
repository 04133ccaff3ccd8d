import { run, sleep } from "asyncio";

export type Inspect = (room: string) => Promise<string>;

export function log(text: string) {
  // TODO: say in whose name: "[kitchen] begins".
  console.log(text);
}

export async function inspectAll(rooms: string[], inspect: Inspect) {
  // TODO: a task for each room, with the name of the room.
  for (const room of rooms) {
    log("begins");
    log(await inspect(room));
  }
}

async function inspect(room: string) {
  log("at the door");
  await sleep(room.length * 1000);
  return "clean";
}

await run(() => inspectAll(["kitchen", "bar", "cellar"], inspect));
