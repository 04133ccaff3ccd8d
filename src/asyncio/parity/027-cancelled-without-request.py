import asyncio


async def gives_up():
    await asyncio.sleep(0.1)
    raise asyncio.CancelledError("by myself")


async def main():
    task = asyncio.create_task(gives_up())
    await asyncio.wait([task])
    print("cancelled", int(task.cancelled()), "requests", task.cancelling())
    for ask in (task.result, task.exception):
        try:
            ask()
        except asyncio.CancelledError:
            print("raises")


asyncio.run(main())
