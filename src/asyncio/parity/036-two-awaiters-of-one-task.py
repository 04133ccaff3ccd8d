import asyncio


async def work():
    await asyncio.sleep(1)
    raise ValueError("broken")


async def waiter(name, task):
    try:
        await task
    except ValueError as error:
        print(name, error)
        return error


async def main():
    task = asyncio.create_task(work())
    waiters = (waiter(name, task) for name in "abc")
    errors = await asyncio.gather(*waiters)
    print("same", int(all(error is task.exception() for error in errors)))


asyncio.run(main())
