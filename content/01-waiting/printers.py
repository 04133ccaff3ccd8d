import asyncio
import time

jobs = [15, 10, 5, 2]


async def printer(name):
    count = 0
    while jobs:
        pages = jobs.pop(0)
        time.sleep(pages)
        print(f"{name}: {pages} pages printed")
        count += 1
    print(f"{name}: {count} jobs")


async def main():
    await asyncio.gather(printer("one"), printer("two"))


asyncio.run(main())
