import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def child(name):
    print("starts with", user.get())
    user.set(name)
    await asyncio.sleep(0.1)
    print("still", user.get())


async def main():
    user.set("main")
    await asyncio.gather(child("ann"), child("bob"))
    print("main has", user.get())
    await child("called")
    print("main has", user.get())


asyncio.run(main())
