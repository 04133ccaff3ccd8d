import asyncio


async def child(name):
    print("start", name)
    await asyncio.sleep(0)
    print("again", name)


async def main():
    tasks = [asyncio.create_task(child(name)) for name in "abc"]
    print("created")
    await asyncio.sleep(0)
    print("one turn later")
    for task in tasks:
        await task
    print("done")


asyncio.run(main())
