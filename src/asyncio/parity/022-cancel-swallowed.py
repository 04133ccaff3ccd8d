import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("not now")
    await asyncio.sleep(0.5)
    return "finished anyway"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    task.cancel()
    print(await task)
    print("cancelled", int(task.cancelled()), "requests", task.cancelling())


asyncio.run(main())
