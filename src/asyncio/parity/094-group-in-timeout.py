import asyncio


async def child(name):
    try:
        await asyncio.sleep(9)
    finally:
        print("leaves", name)


async def main():
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(child("only"))
    except TimeoutError:
        print("timed out")
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(2))
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(9)
        except TimeoutError:
            print("timeout inside, the group is not disturbed")
    print("end", asyncio.current_task().cancelling())


asyncio.run(main())
