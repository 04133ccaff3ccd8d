// An async function gives a promise, whatever it returns.
// says: downloadAll gives a promise: without a group there is nothing to
// cancel. Return what gather gives, from a function that is not async.
import { gather } from "asyncio";

type Download = (page: string, retries?: number) => Promise<string>;

export async function downloadAll(pages: string[], download: Download) {
  return await gather(pages.map((page) => () => download(page)));
}
