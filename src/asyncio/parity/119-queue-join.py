import asyncio


async def worker(queue):
    while True:
        seconds = await queue.get()
        await asyncio.sleep(seconds)
        print("worked", seconds)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    await queue.join()
    print("nothing to join")
    for seconds in (1, 2, 3):
        queue.put_nowait(seconds)
    workers = [asyncio.create_task(worker(queue)) for _ in range(2)]
    await queue.join()
    print("joined")
    for task in workers:
        task.cancel()
    try:
        queue.task_done()
    except ValueError:
        print("ValueError")


asyncio.run(main())
