import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    print("ready", name)
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(*job)) for job in (("a", 3), ("b", 1), ("c", 2))]
        print("body ends")
    print(*(task.result() for task in tasks))
    async with asyncio.TaskGroup() as group:
        async def adds(level):
            if level:
                group.create_task(adds(level - 1))
            await asyncio.sleep(1)
            print("level", level)
        group.create_task(adds(2))
    print("all children, also the late ones")


asyncio.run(main())
