// P18: the weather of twelve cities, a session for each request; it takes as long as the slowest answer.
import { ClientSession, createTask, run } from "asyncio";

export const scenario = {
  hosts: {
    "weather.test": {
      site: {
        "/Amsterdam": { delay: 210, body: "Amsterdam: 10 degrees" },
        "/Berlin": { delay: 340, body: "Berlin: 11 degrees" },
        "/Cairo": { delay: 180, body: "Cairo: 12 degrees" },
        "/Delhi": { delay: 420, body: "Delhi: 13 degrees" },
        "/Ephesus": { delay: 260, body: "Ephesus: 14 degrees" },
        "/Florence": { delay: 390, body: "Florence: 15 degrees" },
        "/Geneva": { delay: 150, body: "Geneva: 16 degrees" },
        "/Hanoi": { delay: 310, body: "Hanoi: 17 degrees" },
        "/Istanbul": { delay: 280, body: "Istanbul: 18 degrees" },
        "/Jakarta": { delay: 450, body: "Jakarta: 19 degrees" },
        "/Kyiv": { delay: 230, body: "Kyiv: 20 degrees" },
        "/Lima": { delay: 370, body: "Lima: 21 degrees" },
      },
    },
  },
};

const cities = Object.keys(scenario.hosts["weather.test"].site).map((path) => path.slice(1));

async function show(city: string): Promise<string> {
  await using session = new ClientSession();
  await using response = await session.get(`http://weather.test/${city}`);
  return response.text();
}

await run(async () => {
  const tasks = cities.map((city) => createTask(() => show(city)));
  for (const task of tasks) await task;
  console.log(`${tasks.length} cities`);
});

// prints: 450 12 cities
