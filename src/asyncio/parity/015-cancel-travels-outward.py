import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def level(depth):
    try:
        if depth == 0:
            await asyncio.sleep(10)
        else:
            await asyncio.create_task(level(depth - 1))
    except asyncio.CancelledError:
        print("cancelled at", depth, tick)
        raise


async def main():
    asyncio.create_task(ticker())
    task = asyncio.create_task(level(3))
    for _ in range(6):
        await asyncio.sleep(0)
    task.cancel()
    print("cancel", tick)
    try:
        await task
    except asyncio.CancelledError:
        print("main sees it", tick)


asyncio.run(main())
