import asyncio


async def returns():
    asyncio.current_task().cancel()
    return "value"


async def throws():
    asyncio.current_task().cancel()
    raise ValueError("wins")


async def main():
    for start in (returns, throws):
        task = asyncio.create_task(start())
        await asyncio.wait([task])
        if task.cancelled():
            print("cancelled")
        else:
            print("failed", task.exception())


asyncio.run(main())
