import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def work(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return turns


async def main():
    asyncio.create_task(ticker())
    await asyncio.sleep(0)
    before = tick
    tasks = [asyncio.create_task(work(turns)) for turns in (4, 2, 2, 7)]
    for earliest in asyncio.as_completed(tasks):
        print(await earliest, tick - before)


asyncio.run(main())
