// P20: the same, with results that gather collects in the order of the cities.
import { ClientSession, gather, run } from "asyncio";

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

await run(async () => {
  await using session = new ClientSession();
  const ask = async (city: string) => (await session.get(`http://weather.test/${city}`)).text();
  const all = await gather(cities.map((city) => () => ask(city)));
  console.log(all.join(", "));
});

// prints: 450 Amsterdam: 10 degrees, Berlin: 11 degrees, Cairo: 12 degrees, Delhi: 13 degrees, Ephesus: 14 degrees, Florence: 15 degrees, Geneva: 16 degrees, Hanoi: 17 degrees, Istanbul: 18 degrees, Jakarta: 19 degrees, Kyiv: 20 degrees, Lima: 21 degrees
