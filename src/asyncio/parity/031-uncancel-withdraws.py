import asyncio


async def child():
    task = asyncio.current_task()
    task.cancel()
    print("left", task.uncancel())
    await asyncio.sleep(1)
    print("never delivered")
    task.cancel()
    task.cancel()
    print("left", task.uncancel())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("delivered, as one request was left")


async def main():
    await asyncio.create_task(child())


asyncio.run(main())
