import { gather, run, sleep } from "asyncio";

export type Upload = (file: string) => Promise<string>;
export type Remove = (address: string) => Promise<void>;

export async function uploadAll(
  files: string[],
  upload: Upload,
  remove: Remove,
) {
  const uploaded: string[] = [];
  const uploads = files.map((file) => async () => {
    const address = await upload(file);
    uploaded.push(address);
    return address;
  });
  try {
    return await gather(uploads);
  } catch (error) {
    // TODO: some uploads are still under way, and nobody stops them.
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
