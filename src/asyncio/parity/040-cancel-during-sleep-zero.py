import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def spins():
    try:
        while True:
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("delivered", tick)
        raise


async def main():
    asyncio.create_task(ticker())
    task = asyncio.create_task(spins())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    print("cancel", tick)
    await asyncio.wait([task])
    print("seen", tick)


asyncio.run(main())
