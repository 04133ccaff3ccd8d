import asyncio


async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)


async def main():
    tasks = [asyncio.create_task(turns(count)) for count in (1, 2, 3, 5)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(*(int(task in done) for task in tasks))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(*(int(task in done) for task in tasks))
    done, pending = await asyncio.wait(pending)
    print(*(int(task in done) for task in tasks))


asyncio.run(main())
