// The limit is looked at after the pause.
// says: It looked once more after the limit. Before you wait, ask when the
// next look would come.
import { sleep } from "asyncio";

export async function lookUntil(
  isReady: () => boolean,
  every: number,
  limit: number,
) {
  let looks = 0;
  let waited = 0;
  while (waited <= limit) {
    looks += 1;
    if (isReady()) return looks;
    await sleep(every);
    waited += every;
  }
  looks += 1;
  return isReady() ? looks : -1;
}
