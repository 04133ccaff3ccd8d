import asyncio


async def connect(part, seconds):
    print(f"{part}: connecting")
    await asyncio.sleep(seconds)
    print(f"{part}: ready")


async def main():
    await asyncio.create_task(connect("cache", 1))
    await asyncio.create_task(connect("database", 2))
    print("first start: done")

    cache = asyncio.create_task(connect("cache", 1))
    database = asyncio.create_task(connect("database", 2))
    await cache
    await database
    print("second start: done")


asyncio.run(main())
