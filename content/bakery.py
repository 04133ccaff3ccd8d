import asyncio


async def shelve(loaves):
    # A browser has no processes for Python: the baker's seconds are waited for here.
    for loaf in range(1, loaves + 1):
        await asyncio.sleep(1)
        print("on the shelf:", f"loaf {loaf}")


async def guest():
    await asyncio.sleep(1.5)
    print("a guest comes in")


async def main():
    print("the shop opens")
    async with asyncio.TaskGroup() as group:
        group.create_task(shelve(3))
        group.create_task(guest())
    print("the baker left with", 0)


asyncio.run(main())
