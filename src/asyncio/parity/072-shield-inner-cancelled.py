import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def main():
    asyncio.create_task(ticker())
    inner = asyncio.create_task(asyncio.sleep(9))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    before = tick
    try:
        await outer
    except asyncio.CancelledError:
        print("cancelled", tick - before, int(outer.cancelled()), int(inner.cancelled()))
    done = asyncio.create_task(asyncio.sleep(0, "value"))
    await done
    print("a done future is given back", int(asyncio.shield(done) is done))


asyncio.run(main())
