import { gather, run, sleep } from "asyncio";

export type Upload = (file: string) => Promise<string>;
export type Remove = (address: string) => Promise<void>;

export async function uploadAll(
  files: string[],
  upload: Upload,
  remove: Remove,
) {
  // TODO: if one fails, nothing may be left on the server.
  const addresses = await gather(files.map((file) => () => upload(file)));
  if (addresses.length < files.length) await gather(addresses.map(remove));
  return addresses;
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
