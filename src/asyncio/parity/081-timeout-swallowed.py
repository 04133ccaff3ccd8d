import asyncio


async def main():
    async with asyncio.timeout(1) as scope:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("swallowed")
        await asyncio.sleep(3)
        print("the body ends")
    print("no error", int(scope.expired()), asyncio.current_task().cancelling())
    await asyncio.sleep(1)
    print("end")


asyncio.run(main())
