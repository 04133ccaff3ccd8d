import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("inner swallows")
    return "inner value"


async def outer():
    value = await asyncio.create_task(inner())
    print("outer got", value)
    await asyncio.sleep(1)
    return "outer value"


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel()
    print(await task, int(task.cancelled()), task.cancelling())


asyncio.run(main())
