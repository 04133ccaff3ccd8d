import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    tasks = [asyncio.create_task(work(*job)) for job in (("a", 2), ("b", 1), ("c", 3))]
    async for earliest in asyncio.as_completed(tasks):
        print(await earliest)
    async for earliest in asyncio.as_completed(tasks[:1]):
        print("done before", await earliest)


asyncio.run(main())
