import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def consumer(name, queue):
    for _ in range(2):
        item = await queue.get()
        print(name, "got", item, tick)


async def main():
    asyncio.create_task(ticker())
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(consumer(name, queue)) for name in "ab"]
    await asyncio.sleep(0)
    for item in range(4):
        await queue.put(item)
        print("put", item, tick)
        if item == 1:
            await asyncio.sleep(0)
    await asyncio.gather(*tasks)


asyncio.run(main())
