// The index still comes along.
// says: The pages were fetched with 0, 1, 2 … retries: map hands the index
// over as the second argument. Name the argument yourself: (page) => …
import { gather } from "asyncio";

type Download = (page: string, retries?: number) => Promise<string>;

export function downloadAll(pages: string[], download: Download) {
  return gather(
    pages.map(
      (...all) =>
        () =>
          download(all[0], all[1]),
    ),
  );
}
