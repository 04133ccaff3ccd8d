// It looks at the visitor when all is over.
// says: The visitor had left, and the page was loaded to its end. Somebody
// must cancel the group when left is done.
import { type Future, gather } from "asyncio";

export async function loadFor(
  left: Future<void>,
  parts: (() => Promise<string>)[],
) {
  if (left.done()) return parts.map(() => null);
  const ends = await gather(parts, { returnExceptions: true });
  return ends.map((end) => (typeof end === "string" ? end : null));
}
