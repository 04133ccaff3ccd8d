// gather as it is.
// says: One service is down, and so is the status page: gather threw its
// error. There is an option that makes errors results.
import { gather } from "asyncio";

export async function status(
  services: string[],
  ping: (service: string) => Promise<number>,
) {
  const times = await gather(services.map((service) => () => ping(service)));
  return {
    lines: times.map((time, i) => `${services[i]}: ${time} ms`),
    slowest: Math.max(0, ...times),
  };
}
