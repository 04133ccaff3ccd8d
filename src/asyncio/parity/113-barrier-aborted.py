import asyncio


async def waiter(name, barrier):
    try:
        await barrier.wait()
        print(name, "through")
    except asyncio.BrokenBarrierError:
        print(name, "broken")


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(waiter(name, barrier)) for name in "ab"]
    await asyncio.sleep(1)
    await barrier.abort()
    await asyncio.wait(tasks)
    await waiter("late", barrier)
    print("broken", int(barrier.broken))
    await barrier.reset()
    print("broken", int(barrier.broken))
    await asyncio.gather(*(waiter(name, barrier) for name in "xyz"))


asyncio.run(main())
