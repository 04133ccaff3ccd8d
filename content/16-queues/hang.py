import asyncio

jobs = asyncio.Queue()


async def customers():
    for pages in (15, 10, 5, 2):
        await jobs.put(pages)
        await asyncio.sleep(1)


async def printer(name):
    while True:
        pages = await jobs.get()
        await asyncio.sleep(pages)
        print(f"{name}: {pages} pages printed")


async def main():
    await asyncio.gather(customers(), printer("one"), printer("two"))
    print("all printed")


asyncio.run(main())
