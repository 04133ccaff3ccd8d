import asyncio


async def waiter(name, event):
    try:
        await event.wait()
        print(name, "woken")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    event.set()
    tasks[2].cancel()
    await asyncio.wait(tasks)
    print(*(int(task.cancelled()) for task in tasks))


asyncio.run(main())
