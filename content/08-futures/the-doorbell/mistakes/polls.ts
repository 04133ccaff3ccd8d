// It looks every 300 ms.
// says: You looked for the visitor from time to time, and were late. Whoever
// fills a future wakes the one who waits, at once.
import { sleep } from "asyncio";

interface Bell {
  onRing(handler: (name: string) => void): void;
}

export async function waitForRing(bell: Bell) {
  let visitor: string | null = null;
  bell.onRing((name) => {
    visitor = name;
  });
  while (visitor === null) await sleep(333);
  return visitor;
}
