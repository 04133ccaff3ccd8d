import asyncio


async def child():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("child cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(child())
            await asyncio.sleep(1)
            raise ValueError("from the body")
    except ExceptionGroup as error:
        print(error.message, *error.exceptions)
    print(int(task.cancelled()))
    try:
        async with asyncio.TaskGroup() as group:
            raise ValueError("no children at all")
    except ExceptionGroup as error:
        print(*error.exceptions)


asyncio.run(main())
