import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def main():
    asyncio.create_task(ticker())
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    for delay in (-1, 0):
        try:
            async with asyncio.timeout(60) as scope:
                before = tick
                scope.reschedule(loop.time() + delay)
                print("expired at once", int(scope.expired()))
                await asyncio.sleep(0)
                print("not reached")
        except TimeoutError:
            print("timed out", tick - before)


asyncio.run(main())
