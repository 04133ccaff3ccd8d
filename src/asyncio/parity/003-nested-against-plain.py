import asyncio


async def down(level):
    if level == 0:
        await asyncio.sleep(0)
    else:
        await down(level - 1)


async def loop(name, level):
    for i in range(4):
        await down(level)
        print(name, i)


async def main():
    await asyncio.gather(loop("nested", 5), loop("plain", 0), loop("two", 2))


asyncio.run(main())
