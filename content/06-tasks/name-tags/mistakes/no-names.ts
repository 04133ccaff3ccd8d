// gather makes the tasks, and they are called Task-2, Task-3 and so on.
// says: No task has the name of a room. Give it when you make the task:
// createTask(work, { name: room }).
import { currentTask, gather } from "asyncio";

export function log(text: string) {
  console.log(`[${currentTask()?.name}] ${text}`);
}

export async function inspectAll(
  rooms: string[],
  inspect: (room: string) => Promise<string>,
) {
  await gather(
    rooms.map((room) => async () => {
      log("begins");
      log(await inspect(room));
    }),
  );
}
