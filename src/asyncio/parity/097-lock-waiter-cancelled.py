import asyncio


async def worker(name, lock):
    try:
        async with lock:
            print(name, "in")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    lock = asyncio.Lock()
    tasks = {name: asyncio.create_task(worker(name, lock)) for name in "abcd"}
    await asyncio.sleep(0.5)
    tasks["b"].cancel()
    await asyncio.sleep(1)
    tasks["c"].cancel()
    await asyncio.wait(tasks.values())
    print("locked", int(lock.locked()))


asyncio.run(main())
