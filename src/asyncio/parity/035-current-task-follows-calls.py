import asyncio


async def helper():
    await asyncio.sleep(0)
    return asyncio.current_task().get_name()


async def child():
    before = asyncio.current_task().get_name()
    inside = await helper()
    await asyncio.sleep(0.1)
    print(before, inside, asyncio.current_task().get_name())


async def main():
    names = ["red", "green", "blue"]
    tasks = [asyncio.create_task(child(), name=name) for name in names]
    asyncio.get_running_loop().call_soon(
        lambda: print("in a callback", asyncio.current_task())
    )
    await asyncio.wait(tasks)


asyncio.run(main())
