import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("inner cancelled")
        raise


async def main():
    child = asyncio.create_task(inner())

    async def outer():
        await child

    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task, child])
    print(int(task.cancelled()), int(child.cancelled()))
    print(task.cancelling(), child.cancelling())


asyncio.run(main())
