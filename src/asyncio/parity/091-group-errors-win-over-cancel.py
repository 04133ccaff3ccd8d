import asyncio


async def child():
    try:
        await asyncio.sleep(9)
    finally:
        raise ValueError("in cleanup")


async def parent():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(9)
    except ExceptionGroup as error:
        print("group", *error.exceptions)
    print("requests", asyncio.current_task().cancelling())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("the request was kept")
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled", int(task.cancelled()))


asyncio.run(main())
