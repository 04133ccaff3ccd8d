import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    if name == "bad":
        raise ValueError(name)
    return name


async def main():
    jobs = (("a", 3), ("bad", 2), ("c", 1))
    tasks = [asyncio.create_task(work(*job)) for job in jobs]
    for earliest in asyncio.as_completed(tasks):
        try:
            print(await earliest)
        except ValueError as error:
            print("failed", error)


asyncio.run(main())
