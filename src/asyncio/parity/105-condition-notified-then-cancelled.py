import asyncio


async def waiter(name, condition):
    async with condition:
        try:
            await condition.wait()
            print(name, "notified")
        except asyncio.CancelledError:
            print(name, "cancelled")
            raise


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abc"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        await asyncio.sleep(0)
        tasks[0].cancel()
    await asyncio.sleep(1)
    print(*(int(task.done()) for task in tasks))


asyncio.run(main())
