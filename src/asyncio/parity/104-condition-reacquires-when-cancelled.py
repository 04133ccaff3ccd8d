import asyncio


async def waiter(condition):
    async with condition:
        try:
            await condition.wait()
        except asyncio.CancelledError as error:
            print("raised with the lock held", int(condition.locked()), *error.args)
            raise


async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(waiter(condition))
    await asyncio.sleep(1)
    async with condition:
        task.cancel("first")
        await asyncio.sleep(1)
        print("still waits for the lock", int(task.done()))
        task.cancel("second")
        await asyncio.sleep(1)
        print("still", int(task.done()))
    await asyncio.wait([task])
    print(int(task.cancelled()), int(condition.locked()))


asyncio.run(main())
