import asyncio


async def main():
    condition = asyncio.Condition()
    try:
        await condition.wait()
    except RuntimeError:
        print("wait: RuntimeError")
    for attempt in (condition.notify, condition.notify_all, condition.release):
        try:
            attempt()
        except RuntimeError:
            print("RuntimeError")
    print(await condition.wait_for(lambda: "true at once needs no lock"))
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with shared:
        print(int(lock.locked()), int(shared.locked()))


asyncio.run(main())
