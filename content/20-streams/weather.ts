import { gather, run } from "asyncio";

export const scenario = {
  hosts: {
    "weather.test": {
      latency: 50,
      failures: 0,
      site: {
        "/oslo": { delay: 300, body: "4 degrees" },
        "/lima": { delay: 700, body: "19 degrees" },
        "/cairo": { delay: 500, body: "31 degrees" },
      },
    },
  },
};

async function ask(city: string) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      const answer = await fetch(`http://weather.test/${city}`);
      return await answer.text();
    } catch (error) {
      console.log(`${city}: ${(error as Error).message}`);
    }
  }
  return "nobody knows";
}

async function tell(city: string) {
  console.log(`${city}: ${await ask(city)}`);
}

await run(async () => {
  await gather(["oslo", "lima", "cairo"].map((city) => () => tell(city)));
});
