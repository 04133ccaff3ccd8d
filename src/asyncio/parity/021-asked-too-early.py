import asyncio


async def child():
    await asyncio.sleep(0)
    return "value"


async def main():
    task = asyncio.create_task(child())
    for ask in (task.result, task.exception):
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__)
    await task
    print(task.result(), task.exception() is None, task.done(), sep=" | ")


asyncio.run(main())
