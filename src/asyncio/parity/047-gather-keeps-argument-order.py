import asyncio


async def brew(name, seconds):
    await asyncio.sleep(seconds)
    print("ready", name)
    return name


async def main():
    print(*await asyncio.gather(brew("tea", 3), brew("egg", 1), brew("toast", 2)))
    print(len(await asyncio.gather()))


asyncio.run(main())
