// The first look comes after the first pause.
// says: It was ready at the beginning, and you found out one pause later:
// look first, then wait.
import { sleep } from "asyncio";

export async function lookUntil(
  isReady: () => boolean,
  every: number,
  limit: number,
) {
  for (let looks = 1; looks * every <= limit; looks += 1) {
    await sleep(every);
    if (isReady()) return looks;
  }
  return -1;
}
