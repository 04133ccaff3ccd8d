import asyncio


async def putter(item, queue):
    try:
        await queue.put(item)
        print("put", item)
    except asyncio.CancelledError:
        print("cancelled", item)


async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait("first")
    tasks = [asyncio.create_task(putter(item, queue)) for item in "abc"]
    await asyncio.sleep(0)
    print(queue.get_nowait())
    tasks[0].cancel()
    await asyncio.sleep(1)
    print(queue.get_nowait(), queue.qsize())
    await asyncio.wait(tasks)
    print(queue.get_nowait(), queue.qsize())


asyncio.run(main())
