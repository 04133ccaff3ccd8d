// The others are stopped, and that is all.
// says: sea had been uploaded before the failure, and it is still there.
// Remove what was done.
import { createTask, gather } from "asyncio";

export async function uploadAll(
  files: string[],
  upload: (file: string) => Promise<string>,
  _remove: (address: string) => Promise<void>,
) {
  const tasks = files.map((file) => createTask(() => upload(file)));
  try {
    return await gather(tasks);
  } catch (error) {
    for (const task of tasks) task.cancel();
    await gather(tasks, { returnExceptions: true });
    throw error;
  }
}
