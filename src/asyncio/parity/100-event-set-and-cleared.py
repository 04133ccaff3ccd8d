import asyncio


async def waiter(name, event):
    await event.wait()
    print(name, "woken", int(event.is_set()))


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "ab"]
    await asyncio.sleep(1)
    event.set()
    event.clear()
    late = asyncio.create_task(waiter("late", event))
    await asyncio.wait(tasks)
    await asyncio.sleep(1)
    print("late still waits", int(late.done()))
    event.set()
    event.set()
    await late
    print(int(await event.wait()))


asyncio.run(main())
