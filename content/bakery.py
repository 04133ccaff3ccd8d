import asyncio


async def baker(oven, loaves):
    # A browser has no processes for Python: a task stands in for one.
    for loaf in range(1, loaves + 1):
        await asyncio.sleep(1)
        oven.put_nowait(f"loaf {loaf}")
    oven.shutdown()


async def shelve(oven):
    try:
        while True:
            print("on the shelf:", await oven.get())
    except asyncio.QueueShutDown:
        pass


async def guest():
    await asyncio.sleep(1.5)
    print("a guest comes in")


async def main():
    oven = asyncio.Queue()
    baking = asyncio.create_task(baker(oven, 3))
    print("the shop opens")
    async with asyncio.TaskGroup() as group:
        group.create_task(shelve(oven))
        group.create_task(guest())
    await baking
    print("the baker left with", 0)


asyncio.run(main())
