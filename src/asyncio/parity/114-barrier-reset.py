import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def waiter(name, barrier):
    try:
        print(name, "index", await barrier.wait(), tick)
    except asyncio.BrokenBarrierError:
        print(name, "broken", tick)


async def main():
    asyncio.create_task(ticker())
    barrier = asyncio.Barrier(2)
    first = asyncio.create_task(waiter("first", barrier))
    await asyncio.sleep(0)
    await barrier.reset()
    second = asyncio.create_task(waiter("second", barrier))
    third = asyncio.create_task(waiter("third", barrier))
    await asyncio.gather(first, second, third)
    print("broken", int(barrier.broken), "waiting", barrier.n_waiting)


asyncio.run(main())
