import { createTask, gather, run, shield, sleep, type Task } from "asyncio";

export type Load = (key: string) => Promise<string>;

export function singleFlight(load: Load): Load {
  const flights = new Map<string, Task<string>>();

  function flightFor(key: string) {
    const under = flights.get(key);
    if (under !== undefined) return under;
    // A task of its own: it belongs to none of those who wait for it.
    const flight = createTask(() => load(key));
    flights.set(key, flight);
    // However it ends. A failure that is kept would be an answer for ever.
    flight.addDoneCallback(() => flights.delete(key));
    return flight;
  }

  return async function get(key: string) {
    // Cancelling a task cancels what it waits for; shield keeps that from the flight.
    return await shield(flightFor(key));
  };
}

async function load(key: string) {
  console.log(`loading ${key}`);
  await sleep(1000);
  return `token for ${key}`;
}

const get = singleFlight(load);
const handlers = [1, 2, 3].map(() => () => get("mail"));
console.log(await run(async () => await gather(handlers)));
