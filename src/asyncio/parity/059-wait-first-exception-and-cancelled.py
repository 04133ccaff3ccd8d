import asyncio


async def main():
    cancelled = asyncio.create_task(asyncio.sleep(9))
    other = asyncio.create_task(asyncio.sleep(2))
    loop = asyncio.get_running_loop()
    loop.call_later(1, cancelled.cancel)
    done, pending = await asyncio.wait(
        [cancelled, other], return_when=asyncio.FIRST_EXCEPTION
    )
    print("a cancelled task is no exception", len(done), len(pending))


asyncio.run(main())
