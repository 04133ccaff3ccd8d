import asyncio


async def getter(name, queue):
    item = await queue.get()
    print(name, item)


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(name, queue)) for name in "abcd"]
    await asyncio.sleep(0)
    for item in range(2):
        queue.put_nowait(item)
    await asyncio.sleep(1)
    print("a newcomer takes what a woken getter was meant for")
    queue.put_nowait("fast")
    print("main", queue.get_nowait())
    await asyncio.sleep(1)
    for item in range(2):
        queue.put_nowait(item)
    await asyncio.wait(tasks)


asyncio.run(main())
