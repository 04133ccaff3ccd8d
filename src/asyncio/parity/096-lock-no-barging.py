import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def worker(name, lock):
    for turn in range(2):
        await lock.acquire()
        print(name, turn, tick)
        lock.release()
        print(name, "released", int(lock.locked()))


async def main():
    asyncio.create_task(ticker())
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(worker(name, lock)) for name in "ab"]
    await asyncio.sleep(0)
    lock.release()
    print("free for a turn", int(lock.locked()))
    await lock.acquire()
    print("main again", tick)
    lock.release()
    await asyncio.gather(*tasks)


asyncio.run(main())
