import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def worker(name, semaphore):
    await semaphore.acquire()
    print(name, tick)


async def main():
    asyncio.create_task(ticker())
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(worker(name, semaphore)) for name in "abcdef"]
    await asyncio.sleep(0)
    for _ in range(3):
        semaphore.release()
    await asyncio.sleep(0)
    print("three got in", tick)
    for _ in range(5):
        semaphore.release()
    print("locked", int(semaphore.locked()))
    await asyncio.gather(*tasks)
    print("locked", int(semaphore.locked()))


asyncio.run(main())
