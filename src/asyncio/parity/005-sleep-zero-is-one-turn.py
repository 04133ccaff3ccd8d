import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def main():
    asyncio.create_task(ticker())
    await asyncio.sleep(0)
    for i in range(5):
        before = tick
        await asyncio.sleep(0 if i % 2 else -1)
        print(i, tick - before)
    print(await asyncio.sleep(0, "value"))


asyncio.run(main())
