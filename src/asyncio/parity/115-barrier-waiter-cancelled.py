import asyncio


async def waiter(name, barrier):
    try:
        await barrier.wait()
        print(name, "through")
    except asyncio.CancelledError:
        print(name, "cancelled, waiting", barrier.n_waiting)


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(waiter(name, barrier)) for name in "ab"]
    await asyncio.sleep(1)
    tasks[0].cancel()
    await asyncio.sleep(1)
    tasks += [asyncio.create_task(waiter(name, barrier)) for name in "cd"]
    await asyncio.wait(tasks)
    print("broken", int(barrier.broken))
    try:
        asyncio.Barrier(0)
    except ValueError:
        print("a barrier needs somebody")


asyncio.run(main())
