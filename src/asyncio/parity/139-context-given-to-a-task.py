import asyncio
from contextvars import ContextVar, copy_context

user = ContextVar("user", default="nobody")


async def child(name):
    print(name, "sees", user.get())
    user.set(name)
    await asyncio.sleep(0)


async def main():
    shared = copy_context()
    await asyncio.create_task(child("first"), context=shared)
    await asyncio.create_task(child("second"), context=shared)
    print("shared has", shared[user], "main has", user.get())
    async with asyncio.TaskGroup() as group:
        task = group.create_task(child("third"), context=shared)
    print(int(task.get_context() is shared))


asyncio.run(main())
