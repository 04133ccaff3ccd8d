import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def main():
    asyncio.create_task(ticker())
    done = asyncio.create_task(asyncio.sleep(0))
    await done
    lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue()
    event.set()
    queue.put_nowait("item")
    before = tick
    await done
    await lock.acquire()
    lock.release()
    await event.wait()
    print(await queue.get(), tick - before)
    await queue.put("more")
    async with asyncio.Semaphore(1):
        print("inside", tick - before)


asyncio.run(main())
