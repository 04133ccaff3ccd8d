import asyncio

busy = 0


async def worker(name, semaphore):
    global busy
    async with semaphore:
        busy += 1
        print(name, "busy", busy, "locked", int(semaphore.locked()))
        await asyncio.sleep(1)
        busy -= 1


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(worker(name, semaphore) for name in "abcde"))
    print("locked", int(semaphore.locked()))


asyncio.run(main())
