import asyncio


async def in_two(first, second):
    await asyncio.sleep(first / 1000)
    await asyncio.sleep(second / 1000)
    print("in two", first, second)


async def in_one(delay):
    await asyncio.sleep(0)
    await asyncio.sleep(delay / 1000)
    print("in one", delay)


async def main():
    for tenths, more in ((1, 7), (1, 41), (43, 4), (3, 6)):
        await asyncio.gather(
            in_two(tenths / 10, more / 10),
            in_one((tenths + more) / 10),
        )
    print("equal to the microsecond: the one asked for first comes first")


asyncio.run(main())
