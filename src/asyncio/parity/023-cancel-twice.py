import asyncio


async def cleaner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("first", *error.args)
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("second", *error.args)
            raise


async def main():
    task = asyncio.create_task(cleaner())
    await asyncio.sleep(0.1)
    print(int(task.cancel("one")), task.cancelling())
    await asyncio.sleep(0.1)
    print(int(task.cancel("two")), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("caught", *error.args)
    print(int(task.cancel()), task.cancelling())


asyncio.run(main())
