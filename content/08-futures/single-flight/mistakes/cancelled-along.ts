// Whoever waits for the task can cancel it.
// says: The first handler was cancelled, and the flight with it, so that the
// second got nothing. Let the flight be a task of its own, and await
// shield(flight): that keeps the cancellation of one who waits from the
// task.
import { createTask, type Task } from "asyncio";

export function singleFlight(load: (key: string) => Promise<string>) {
  const flights = new Map<string, Task<string>>();
  return async function get(key: string) {
    let flight = flights.get(key);
    if (flight === undefined) {
      flight = createTask(() => load(key));
      flights.set(key, flight);
      flight.addDoneCallback(() => flights.delete(key));
    }
    return await flight;
  };
}
