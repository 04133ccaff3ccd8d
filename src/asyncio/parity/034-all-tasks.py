import asyncio


async def child(seconds):
    await asyncio.sleep(seconds)


async def main():
    print(len(asyncio.all_tasks()))
    tasks = [asyncio.create_task(child(seconds)) for seconds in (1, 2, 3)]
    for _ in range(4):
        print(len(asyncio.all_tasks()), sum(task.done() for task in tasks))
        await asyncio.sleep(1)
    print(asyncio.current_task() in asyncio.all_tasks())


asyncio.run(main())
