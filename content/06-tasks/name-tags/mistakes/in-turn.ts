// Each task is awaited in the line in which it is made.
// says: The rooms were inspected one after the other. Make all tasks before
// you await the first of them.
import { createTask, currentTask } from "asyncio";

export function log(text: string) {
  console.log(`[${currentTask()?.name}] ${text}`);
}

export async function inspectAll(
  rooms: string[],
  inspect: (room: string) => Promise<string>,
) {
  for (const room of rooms) {
    await createTask(
      async () => {
        log("begins");
        log(await inspect(room));
      },
      { name: room },
    );
  }
}
