import asyncio


async def main():
    loop = asyncio.get_running_loop()
    deadline = loop.time() + 2
    for attempt in range(4):
        try:
            async with asyncio.timeout_at(deadline):
                await asyncio.sleep(0.8)
                print("step", attempt)
        except TimeoutError:
            print("over at", attempt)
    async with asyncio.timeout_at(None) as scope:
        print(int(scope.when() is None))


asyncio.run(main())
