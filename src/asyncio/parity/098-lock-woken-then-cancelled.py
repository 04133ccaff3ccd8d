import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def worker(name, lock):
    try:
        await lock.acquire()
        print(name, "in", tick)
        lock.release()
    except asyncio.CancelledError:
        print(name, "cancelled", tick)


async def main():
    asyncio.create_task(ticker())
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(worker(name, lock)) for name in "abc"]
    await asyncio.sleep(0)
    lock.release()
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print("locked", int(lock.locked()))


asyncio.run(main())
