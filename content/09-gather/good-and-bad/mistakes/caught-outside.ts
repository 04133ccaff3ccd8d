// A try around everything.
// says: You caught the error of gather, and with it all answers were gone.
// Ask gather to give errors as results.
import { gather } from "asyncio";

export async function status(
  services: string[],
  ping: (service: string) => Promise<number>,
) {
  const lines: string[] = [];
  let slowest = 0;
  try {
    const times = await gather(services.map((name) => () => ping(name)));
    for (const [i, time] of times.entries()) {
      lines.push(`${services[i]}: ${time} ms`);
      slowest = Math.max(slowest, time);
    }
  } catch {
    // Nobody is told.
  }
  return { lines, slowest };
}
