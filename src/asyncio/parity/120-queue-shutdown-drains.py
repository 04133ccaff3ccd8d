import asyncio


async def consumer(queue):
    try:
        while True:
            print("got", await queue.get())
            await asyncio.sleep(1)
    except asyncio.QueueShutDown:
        print("shut down")


async def main():
    queue = asyncio.Queue()
    for item in range(3):
        queue.put_nowait(item)
    task = asyncio.create_task(consumer(queue))
    await asyncio.sleep(0.5)
    queue.shutdown()
    try:
        await queue.put(9)
    except asyncio.QueueShutDown:
        print("put refused")
    await task


asyncio.run(main())
