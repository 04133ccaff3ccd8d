import asyncio


async def stage(source, target, seconds, text):
    while (item := await source.get()) is not None:
        await asyncio.sleep(seconds)
        await target.put(item + text)
    await target.put(None)


async def main():
    first, second, third = (asyncio.Queue(2) for _ in range(3))
    async with asyncio.TaskGroup() as group:
        group.create_task(stage(first, second, 0.3, ">"))
        group.create_task(stage(second, third, 0.5, "|"))

        async def feed():
            for item in "abcde":
                await first.put(item)
                print("fed", item)
            await first.put(None)
        group.create_task(feed())
        while (item := await third.get()) is not None:
            print("out", item)


asyncio.run(main())
