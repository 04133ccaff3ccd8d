import asyncio

# How long each answer takes, with the way there and back.
STATION = {"oslo": (0.5, "4 degrees"), "lima": (0.9, "19 degrees"), "cairo": (0.7, "31 degrees")}


async def ask(city):
    seconds, answer = STATION[city]
    await asyncio.sleep(seconds)
    return answer


async def tell(city):
    print(f"{city}: {await ask(city)}")


async def main():
    await asyncio.gather(*[tell(city) for city in ["oslo", "lima", "cairo"]])


asyncio.run(main())
