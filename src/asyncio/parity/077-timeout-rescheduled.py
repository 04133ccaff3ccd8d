import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as scope:
        await asyncio.sleep(0.9)
        scope.reschedule(loop.time() + 2)
        await asyncio.sleep(1.5)
        print("later")
        scope.reschedule(None)
        print("when", int(scope.when() is None))
        await asyncio.sleep(10)
        print("never")
    try:
        async with asyncio.timeout(60) as scope:
            scope.reschedule(loop.time() + 0.5)
            await asyncio.sleep(5)
    except TimeoutError:
        print("earlier")


asyncio.run(main())
