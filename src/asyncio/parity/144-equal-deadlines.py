import asyncio


async def sleeper(name, *delays):
    for delay in delays:
        await asyncio.sleep(delay)
    print(name)


async def main():
    await asyncio.gather(
        sleeper("a 300", 0.3),
        sleeper("b 100+200", 0.1, 0.2),
        sleeper("c 200+100", 0.2, 0.1),
        sleeper("d 300", 0.3),
        sleeper("e 0+300", 0, 0.3),
        sleeper("f 100+100+100", 0.1, 0.1, 0.1),
    )


asyncio.run(main())
