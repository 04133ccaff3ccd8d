// The argument is named, but it is still a call.
// says: The group was cancelled, and all pages were fetched nevertheless:
// gather got calls, which had begun already. It can only stop what it has
// started itself.
import { gather } from "asyncio";

type Download = (page: string, retries?: number) => Promise<string>;

export function downloadAll(pages: string[], download: Download) {
  return gather(pages.map((page) => download(page)));
}
