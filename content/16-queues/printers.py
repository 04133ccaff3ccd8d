import asyncio

jobs = asyncio.Queue()


async def printer(name):
    while not jobs.empty():
        pages = await jobs.get()
        await asyncio.sleep(pages)
        print(f"{name}: {pages} pages printed")


async def main():
    for pages in (15, 10, 5, 2):
        await jobs.put(pages)
    await asyncio.gather(printer("one"), printer("two"))
    print("all printed")


asyncio.run(main())
