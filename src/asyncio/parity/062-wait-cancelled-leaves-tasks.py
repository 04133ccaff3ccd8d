import asyncio


async def child():
    await asyncio.sleep(3)
    print("child ends")


async def main():
    task = asyncio.create_task(child())
    waiter = asyncio.create_task(asyncio.wait([task]))
    await asyncio.sleep(1)
    waiter.cancel()
    await asyncio.sleep(1)
    print(int(waiter.cancelled()), int(task.done()))
    await task


asyncio.run(main())
