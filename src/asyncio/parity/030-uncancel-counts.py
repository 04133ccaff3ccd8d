import asyncio


async def main():
    task = asyncio.current_task()
    task.cancel()
    task.cancel()
    print("requests", task.cancelling())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("delivered once")
    print(task.uncancel(), task.uncancel(), task.uncancel())
    await asyncio.sleep(1)
    print("goes on")


asyncio.run(main())
