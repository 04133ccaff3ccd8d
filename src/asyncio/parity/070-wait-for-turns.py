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
    return count


async def main():
    asyncio.create_task(ticker())
    await asyncio.sleep(0)
    before = tick
    print(await asyncio.wait_for(turns(2), 1), tick - before)
    print(await asyncio.wait_for(asyncio.create_task(turns(2)), 1), tick - before)
    print(await asyncio.wait_for(turns(0), 1), tick - before)


asyncio.run(main())
