import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError:
        print("RuntimeError")
    try:
        async with lock:
            print("locked", int(lock.locked()))
            raise ValueError("inside")
    except ValueError as error:
        print(error, int(lock.locked()))
    await lock.acquire()
    try:
        await asyncio.wait_for(lock.acquire(), 1)
    except TimeoutError:
        print("a lock can't be taken twice")
    lock.release()
    print("locked", int(lock.locked()))


asyncio.run(main())
