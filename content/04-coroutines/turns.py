import asyncio

jobs = [15, 10, 5, 2]
printed = 0


async def print_page():
    global printed
    printed += 1


async def printer(name):
    while jobs:
        pages = jobs.pop(0)
        for _ in range(pages):
            await print_page()
            await asyncio.sleep(0)
        print(f"{name}: {pages} pages")


async def main():
    await asyncio.gather(printer("one"), printer("two"))
    print(f"{printed} pages in all")


asyncio.run(main())
