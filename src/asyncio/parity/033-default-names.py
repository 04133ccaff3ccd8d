import asyncio


async def who():
    return asyncio.current_task().get_name()


async def main():
    print(await who())
    tasks = [asyncio.create_task(who()) for _ in range(2)]
    tasks.append(asyncio.create_task(who(), name="cook"))
    print(*await asyncio.gather(*tasks, who()))
    tasks[0].set_name("renamed")
    print(tasks[0].get_name())
    async with asyncio.TaskGroup() as group:
        child = group.create_task(who())
    print(child.result())


asyncio.run(main())


asyncio.run(main())
