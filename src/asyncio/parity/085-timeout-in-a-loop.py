import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)


async def main():
    asyncio.create_task(ticker())
    await asyncio.sleep(0)
    before = tick
    for count in range(4):
        async with asyncio.timeout(1):
            await turns(count)
        print(count, tick - before)
    for count in (2, 0):
        async with asyncio.timeout(1):
            await asyncio.create_task(turns(count))
        print("task", count, tick - before)


asyncio.run(main())
