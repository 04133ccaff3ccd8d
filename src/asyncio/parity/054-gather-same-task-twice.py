import asyncio

runs = 0


async def work():
    global runs
    runs += 1
    await asyncio.sleep(1)
    return runs


async def main():
    task = asyncio.create_task(work())
    print(*await asyncio.gather(task, task, task), "runs", runs)
    print(*await asyncio.gather(work(), work()), "runs", runs)


asyncio.run(main())
