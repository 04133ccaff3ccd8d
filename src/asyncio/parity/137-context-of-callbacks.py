import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


def say(text):
    print(text, user.get())
    user.set("set in " + text)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    user.set("one")
    loop.call_soon(say, "soon")
    future.add_done_callback(lambda future: say("done"))
    user.set("two")
    loop.call_later(1, say, "later")
    future.set_result(None)
    user.set("three")
    await asyncio.sleep(2)
    print("main", user.get())


asyncio.run(main())
