// The flight stays in the map.
// says: The second one, much later, got the old token: when a flight has
// landed, take it out of the map.
import { createTask, shield, type Task } from "asyncio";

export function singleFlight(load: (key: string) => Promise<string>) {
  const flights = new Map<string, Task<string>>();
  return async function get(key: string) {
    const flight = flights.get(key) ?? createTask(() => load(key));
    flights.set(key, flight);
    return await shield(flight);
  };
}
