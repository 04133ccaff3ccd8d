import asyncio

jobs = asyncio.Queue()


async def print_out(pages):
    await asyncio.sleep(pages)
    if pages > 12:
        raise OSError("paper jam")


async def printer(name):
    while True:
        pages = await jobs.get()
        await print_out(pages)
        print(f"{name}: {pages} pages printed")
        jobs.task_done()


async def main():
    for pages in (15, 10, 5, 2):
        await jobs.put(pages)
    one = asyncio.create_task(printer("one"), name="one")
    two = asyncio.create_task(printer("two"), name="two")
    await jobs.join()
    print("all printed")


asyncio.run(main())
