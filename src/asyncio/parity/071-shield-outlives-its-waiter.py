import asyncio


async def inner():
    await asyncio.sleep(3)
    print("inner ends")
    return "value"


async def main():
    task = asyncio.create_task(inner())

    async def waits():
        return await asyncio.shield(task)

    waiter = asyncio.create_task(waits())
    await asyncio.sleep(1)
    waiter.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("waiter cancelled", int(task.done()), task.cancelling())
    print(await task)


asyncio.run(main())
