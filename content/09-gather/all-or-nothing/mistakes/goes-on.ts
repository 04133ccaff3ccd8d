// gather is trusted to stop the others.
// says: wood was uploaded after the failure: gather reports the first error
// and lets the others go on. Keep the tasks, and cancel them.
import { gather } from "asyncio";

export async function uploadAll(
  files: string[],
  upload: (file: string) => Promise<string>,
  remove: (address: string) => Promise<void>,
) {
  const uploaded: string[] = [];
  try {
    return await gather(
      files.map((file) => async () => {
        const address = await upload(file);
        uploaded.push(address);
        return address;
      }),
    );
  } catch (error) {
    await gather(uploaded.map((address) => () => remove(address)));
    throw error;
  }
}
