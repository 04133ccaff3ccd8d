// Whoever waits for the task can cancel it.
// says: The first handler was cancelled, and the flight with it, so that the
// second got nothing. Cancelling a task cancels what it waits for;
// shield(flight) is a future of its own that keeps the cancellation from the
// flight.
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
