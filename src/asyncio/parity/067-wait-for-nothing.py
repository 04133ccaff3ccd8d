import asyncio


async def work():
    print("never started")


async def main():
    done = asyncio.create_task(asyncio.sleep(0, "done before"))
    await done
    print(await asyncio.wait_for(done, 0))
    pending = asyncio.create_task(asyncio.sleep(5))
    for awaitable, seconds in ((work(), 0), (work(), -1), (pending, 0)):
        try:
            await asyncio.wait_for(awaitable, seconds)
        except TimeoutError:
            print("timed out")
    print("pending was cancelled", int(pending.cancelled()))


asyncio.run(main())
