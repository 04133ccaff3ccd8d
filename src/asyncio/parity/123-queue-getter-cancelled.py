import asyncio


async def getter(name, queue):
    try:
        print(name, "got", await queue.get())
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(name, queue)) for name in "abc"]
    await asyncio.sleep(0)
    queue.put_nowait("item")
    tasks[0].cancel()
    await asyncio.sleep(1)
    print("done", *(int(task.done()) for task in tasks), "left", queue.qsize())
    queue.put_nowait("last")
    await asyncio.wait(tasks)


asyncio.run(main())
