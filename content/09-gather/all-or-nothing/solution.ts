import { createTask, gather, run, sleep } from "asyncio";

export type Upload = (file: string) => Promise<string>;
export type Remove = (address: string) => Promise<void>;

export async function uploadAll(
  files: string[],
  upload: Upload,
  remove: Remove,
) {
  // Tasks of our own: gather alone would leave nothing to cancel after its error.
  const tasks = files.map((file) => createTask(() => upload(file)));
  try {
    return await gather(tasks);
  } catch (error) {
    for (const task of tasks) task.cancel();
    // Only when all have ended is it certain what is on the server.
    const ends = await gather(tasks, { returnExceptions: true });
    const uploaded = ends.filter((end) => typeof end === "string");
    await gather(uploaded.map((address) => () => remove(address)));
    throw error;
  }
}

async function upload(file: string) {
  await sleep(file.length * 500);
  console.log(`${file} uploaded`);
  return `https://album.test/${file}`;
}

async function remove(address: string) {
  await sleep(100);
  console.log(`${address} removed`);
}

console.log(await run(() => uploadAll(["sea", "hill"], upload, remove)));
