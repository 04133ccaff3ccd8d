import asyncio


async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(asyncio.sleep(9))
        second = group.create_task(asyncio.sleep(2, "second"))

        async def gives_up():
            raise asyncio.CancelledError
        third = group.create_task(gives_up())
        await asyncio.sleep(1)
        first.cancel()
        await asyncio.sleep(0)
        print("the body goes on")
    print(int(first.cancelled()), second.result(), int(third.cancelled()))


asyncio.run(main())
