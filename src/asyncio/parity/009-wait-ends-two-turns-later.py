import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def child(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print("child ends", turns, tick)


async def main():
    asyncio.create_task(ticker())
    tasks = [asyncio.create_task(child(turns)) for turns in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks)
    print("all", len(done), len(pending), tick)
    done, pending = await asyncio.wait(tasks)
    print("again", len(done), len(pending), tick)


asyncio.run(main())
