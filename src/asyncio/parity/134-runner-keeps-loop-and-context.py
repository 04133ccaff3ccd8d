import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def sets(name):
    print("before", user.get())
    user.set(name)
    await asyncio.sleep(1)
    return asyncio.get_running_loop()


with asyncio.Runner() as runner:
    first = runner.run(sets("ann"))
    second = runner.run(sets("bob"))
    print("same loop", int(first is second is runner.get_loop()))
    print("outside", user.get())
try:
    runner.get_loop()
except RuntimeError as error:
    print(type(error).__name__)
