import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1, "slept"))
    for attempt in (lambda: task.set_result(1), lambda: task.set_exception(ValueError())):
        try:
            attempt()
        except RuntimeError as error:
            print(type(error).__name__)
    print(await task)


asyncio.run(main())
