import asyncio


async def attempt(delay):
    try:
        async with asyncio.timeout(delay):
            print("the body begins")
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("timed out")
    async with asyncio.timeout(delay):
        print("a body that never waits is not disturbed")


async def main():
    await attempt(0)
    await attempt(-11)


asyncio.run(main())
