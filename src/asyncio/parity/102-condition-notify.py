import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def waiter(name, condition):
    async with condition:
        await condition.wait()
        print(name, "notified", tick)
        await asyncio.sleep(0)


async def main():
    asyncio.create_task(ticker())
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abcd"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify(2)
        print("two notified", tick)
    for _ in range(6):
        await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
        print("all notified", tick)
    await asyncio.wait(tasks)
    print("end", tick)


asyncio.run(main())
