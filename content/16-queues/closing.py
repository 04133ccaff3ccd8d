import asyncio

jobs = asyncio.Queue()


async def customers():
    for pages in (15, 10, 5, 2):
        await jobs.put(pages)
        await asyncio.sleep(1)
    jobs.shutdown()
    print("the shop is closed")


async def printer(name):
    while True:
        try:
            pages = await jobs.get()
        except asyncio.QueueShutDown:
            break
        await asyncio.sleep(pages)
        print(f"{name}: {pages} pages printed")
    print(f"{name}: switching off")


async def main():
    await asyncio.gather(customers(), printer("one"), printer("two"))


asyncio.run(main())
