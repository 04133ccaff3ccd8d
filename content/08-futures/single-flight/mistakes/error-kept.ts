// Only a good flight is taken out.
// says: The first request failed, and from then on everybody gets its error.
// Take the flight out of the map, however it ended.
export function singleFlight(load: (key: string) => Promise<string>) {
  const flights = new Map<string, Promise<string>>();
  return async function get(key: string) {
    const flight = flights.get(key) ?? load(key);
    flights.set(key, flight);
    const token = await flight;
    flights.delete(key);
    return token;
  };
}
