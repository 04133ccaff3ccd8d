import asyncio


async def child():
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(1)
        print("child cleaned")


async def parent():
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
        print("body ends, the group waits")


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel("stop")
    try:
        await task
    except asyncio.CancelledError as error:
        print("passed on", *error.args, task.cancelling())


asyncio.run(main())
