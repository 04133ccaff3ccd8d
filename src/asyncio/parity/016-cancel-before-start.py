import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def never():
    print("the body runs")
    try:
        await asyncio.sleep(1)
    finally:
        print("the finally runs")


async def main():
    asyncio.create_task(ticker())
    await asyncio.sleep(0)
    task = asyncio.create_task(never())
    task.cancel()
    before = tick
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", tick - before, int(task.cancelled()))


asyncio.run(main())
