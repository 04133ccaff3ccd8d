import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def waiter(name, event):
    await event.wait()
    print(name, tick)


async def main():
    asyncio.create_task(ticker())
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "abc"]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    event.set()
    print("set", tick)
    await asyncio.gather(*tasks)
    print("all", tick)


asyncio.run(main())
