import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def worker(name, semaphore):
    for turn in range(2):
        await semaphore.acquire()
        print(name, turn, tick)
        semaphore.release()


async def main():
    asyncio.create_task(ticker())
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(worker(name, semaphore)) for name in "abc"]
    await asyncio.sleep(0)
    semaphore.release()
    print("released", tick, "locked", int(semaphore.locked()))
    await semaphore.acquire()
    print("main", tick)
    semaphore.release()
    await asyncio.gather(*tasks)
    print("end", tick)


asyncio.run(main())
