import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def worker(name, lock):
    async with lock:
        print(name, "in", tick)
        await asyncio.sleep(0)
        print(name, "out", tick)


async def main():
    asyncio.create_task(ticker())
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(name, lock) for name in "abcd"))
    print("locked", int(lock.locked()))


asyncio.run(main())
