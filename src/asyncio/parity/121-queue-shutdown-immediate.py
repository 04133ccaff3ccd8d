import asyncio


async def joiner(queue):
    await queue.join()
    print("joined")


async def main():
    queue = asyncio.Queue()
    for item in range(3):
        queue.put_nowait(item)
    print("got", await queue.get())
    task = asyncio.create_task(joiner(queue))
    await asyncio.sleep(1)
    queue.shutdown(immediate=True)
    print("left", queue.qsize())
    await asyncio.sleep(1)
    try:
        queue.get_nowait()
    except asyncio.QueueShutDown:
        print("nothing more")
    print("still joining", int(task.done()))
    queue.task_done()
    await task


asyncio.run(main())
