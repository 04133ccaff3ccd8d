import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def attempt(name, operation):
    try:
        await operation
        print(name, "done", tick)
    except asyncio.QueueShutDown:
        print(name, "shut down", tick)


async def main():
    asyncio.create_task(ticker())
    empty, full = asyncio.Queue(), asyncio.Queue(1)
    full.put_nowait(0)
    operations = [empty.get(), full.put(1), empty.get(), full.put(2)]
    tasks = [asyncio.create_task(attempt(i, op)) for i, op in enumerate(operations)]
    await asyncio.sleep(0)
    empty.shutdown()
    full.shutdown()
    print("shut", tick)
    await asyncio.wait(tasks)
    print(full.get_nowait())


asyncio.run(main())
