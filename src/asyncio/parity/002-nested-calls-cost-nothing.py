import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def deep(level):
    if level > 0:
        return await deep(level - 1)
    return "bottom"


async def main():
    asyncio.create_task(ticker())
    await asyncio.sleep(0)
    before = tick
    for level in range(6):
        print(level, await deep(level), tick - before)


asyncio.run(main())
