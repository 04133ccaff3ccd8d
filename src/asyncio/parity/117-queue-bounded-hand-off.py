import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def producer(name, queue):
    for item in range(3):
        await queue.put(f"{name}{item}")
        print("put", f"{name}{item}", tick)


async def consumer(queue, count):
    for _ in range(count):
        print("got", await queue.get(), tick)


async def main():
    asyncio.create_task(ticker())
    queue = asyncio.Queue(1)
    await asyncio.gather(producer("x", queue), producer("y", queue), consumer(queue, 6))
    print("empty", int(queue.empty()), "full", int(queue.full()))


asyncio.run(main())
