import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def main():
    asyncio.create_task(ticker())
    tasks = [asyncio.create_task(asyncio.sleep(0, name)) for name in "xyz"]
    for task in tasks:
        await task
    before = tick
    print(*await asyncio.gather(*tasks), tick - before)
    pending = asyncio.create_task(asyncio.sleep(0, "late"))
    print(*await asyncio.gather(tasks[0], pending), tick - before)


asyncio.run(main())
