// The name is kept in a variable that all tasks share.
// says: After its first await each task writes in the name of the one that
// began last: a variable that all share holds one name only. Ask currentTask
// at each line.
import { createTask, currentTask, gather } from "asyncio";

let room = "";

export function log(text: string) {
  console.log(`[${room || currentTask()?.name}] ${text}`);
}

export async function inspectAll(
  rooms: string[],
  inspect: (room: string) => Promise<string>,
) {
  await gather(
    rooms.map((name) =>
      createTask(
        async () => {
          room = name;
          log("begins");
          log(await inspect(name));
        },
        { name },
      ),
    ),
  );
}
