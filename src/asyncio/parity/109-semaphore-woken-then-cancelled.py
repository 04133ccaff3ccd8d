import asyncio


async def worker(name, semaphore):
    try:
        await semaphore.acquire()
        print(name, "got it")
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(worker(name, semaphore)) for name in "abcd"]
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    tasks[0].cancel()
    tasks[2].cancel()
    await asyncio.wait(tasks)
    print("locked", int(semaphore.locked()))
    semaphore.release()
    print("locked", int(semaphore.locked()))


asyncio.run(main())
