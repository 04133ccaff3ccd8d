import asyncio


async def main():
    bounded = asyncio.BoundedSemaphore(2)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError:
        print("ValueError")
    free = asyncio.Semaphore(2)
    free.release()
    for _ in range(3):
        await free.acquire()
    print("a plain semaphore grows", int(free.locked()))
    try:
        asyncio.Semaphore(-1)
    except ValueError:
        print("less than nothing is refused")


asyncio.run(main())
