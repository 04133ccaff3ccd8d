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
    async with asyncio.TaskGroup() as group:
        for turns in (3, 1, 2):
            group.create_task(child(turns))
        print("body ends", tick)
    print("group ends", tick)
    async with asyncio.TaskGroup():
        pass
    print("empty group ends", tick)


asyncio.run(main())
