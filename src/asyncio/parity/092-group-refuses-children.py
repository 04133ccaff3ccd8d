import asyncio


async def child():
    print("never started")


async def fails():
    raise ValueError("broken")


def attempt(group, state):
    coroutine = child()
    try:
        group.create_task(coroutine)
    except RuntimeError:
        print(state, "RuntimeError")


async def main():
    async with asyncio.TaskGroup() as group:
        pass
    attempt(group, "finished:")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            try:
                await asyncio.sleep(9)
            finally:
                attempt(group, "shutting down:")
    except ExceptionGroup as error:
        print(*error.exceptions)


asyncio.run(main())
