// Cancelled, and then looked at without waiting.
// says: hill was cancelled, and succeeded all the same, after you had
// looked. cancel() is a request: wait until all have ended before you clear
// up.
import { createTask, gather } from "asyncio";

export async function uploadAll(
  files: string[],
  upload: (file: string) => Promise<string>,
  remove: (address: string) => Promise<void>,
) {
  const uploaded: string[] = [];
  const tasks = files.map((file) =>
    createTask(async () => {
      const address = await upload(file);
      uploaded.push(address);
      return address;
    }),
  );
  try {
    return await gather(tasks);
  } catch (error) {
    for (const task of tasks) task.cancel();
    await gather(uploaded.map((address) => () => remove(address)));
    throw error;
  }
}
