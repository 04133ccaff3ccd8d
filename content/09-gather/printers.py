import asyncio

jobs = [15, 10, 5, 2]


async def printer(name):
    while jobs:
        pages = jobs.pop(0)
        await asyncio.sleep(pages)
        print(f"{name}: {pages} pages printed")


async def main():
    await asyncio.gather(printer("one"), printer("two"))
    print("all printed")


asyncio.run(main())
