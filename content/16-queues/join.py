import asyncio

jobs = asyncio.Queue()


async def printer(name):
    while True:
        pages = await jobs.get()
        await asyncio.sleep(pages)
        print(f"{name}: {pages} pages printed")
        jobs.task_done()


async def main():
    one = asyncio.create_task(printer("one"))
    two = asyncio.create_task(printer("two"))
    for pages in (15, 10, 5, 2):
        await jobs.put(pages)
        await asyncio.sleep(1)
    await jobs.join()
    print("all printed")
    one.cancel()
    two.cancel()
    await asyncio.gather(one, two, return_exceptions=True)


asyncio.run(main())
