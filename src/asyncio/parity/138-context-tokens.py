import asyncio
from contextvars import ContextVar, copy_context

level = ContextVar("level")


async def main():
    try:
        level.get()
    except LookupError:
        print("LookupError", level.get("fallback"))
    token = level.set(1)
    inner = level.set(2)
    print(level.get())
    level.reset(inner)
    print(level.get())
    level.reset(token)
    print(level.get("nothing again"))
    level.set(5)
    copy = copy_context()
    copy.run(level.set, 6)
    print(level.get(), copy[level], copy.run(level.get))


asyncio.run(main())
