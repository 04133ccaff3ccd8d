import asyncio

journal = asyncio.Queue()


async def writer():
    while True:
        entry = await journal.get()
        await asyncio.sleep(0.8)
        print(f"written: {entry}")


async def handle(request):
    await journal.put(f"request {request}")
    print(f"answered: request {request}")


async def main():
    task = asyncio.create_task(writer())
    for request in (1, 2, 3, 4):
        await handle(request)
        await asyncio.sleep(0.5)


asyncio.run(main())
