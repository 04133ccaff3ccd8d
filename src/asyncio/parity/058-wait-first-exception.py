import asyncio


async def work(seconds, fails):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError("broken")


async def main():
    tasks = [asyncio.create_task(work(*job)) for job in ((1, False), (2, True), (3, False))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([task in done for task in tasks].count(True), len(pending))
    print(tasks[1].exception())
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))


asyncio.run(main())
