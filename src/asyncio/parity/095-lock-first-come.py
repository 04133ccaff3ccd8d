import asyncio


async def worker(name, lock, seconds):
    async with lock:
        print(name, "in")
        await asyncio.sleep(seconds)
    print(name, "out")


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(worker(name, lock, 1)) for name in "abc"]
    await asyncio.sleep(0.5)
    print("locked", int(lock.locked()))
    tasks.append(asyncio.create_task(worker("late", lock, 0)))
    await asyncio.wait(tasks)
    print("locked", int(lock.locked()))


asyncio.run(main())
