import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(seconds)) for seconds in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, timeout=2.5)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks, timeout=9)
    print(len(done), len(pending), sum(task.cancelled() for task in tasks))


asyncio.run(main())
