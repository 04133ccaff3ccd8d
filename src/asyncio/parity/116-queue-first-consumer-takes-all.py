import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def consumer(name, queue):
    while True:
        item = await queue.get()
        print(name, item, tick)
        queue.task_done()


async def main():
    asyncio.create_task(ticker())
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(consumer(name, queue)) for name in "ab"]
    await asyncio.sleep(0)
    for item in range(4):
        await queue.put(item)
    print("put", queue.qsize(), tick)
    await queue.join()
    print("joined", tick)
    for task in tasks:
        task.cancel()


asyncio.run(main())
