import asyncio


async def main():
    try:
        async with asyncio.timeout(1) as scope:
            print("when", scope.when(), "expired", int(scope.expired()))
            await asyncio.sleep(5)
            print("not reached")
    except TimeoutError as error:
        print("timed out", type(error.__cause__).__name__, int(scope.expired()))
    print("requests", asyncio.current_task().cancelling())
    async with asyncio.timeout(1):
        await asyncio.sleep(0.5)
    print("in time")


asyncio.run(main())
