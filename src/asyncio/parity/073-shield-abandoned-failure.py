import asyncio


async def inner():
    await asyncio.sleep(2)
    raise ValueError("nobody listens")


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: print("handler:", context["exception"])
    )
    task = asyncio.create_task(inner())
    outer = asyncio.shield(task)
    await asyncio.sleep(1)
    outer.cancel()
    await asyncio.sleep(2)
    print("inner", task.exception(), "outer", int(outer.cancelled()))


asyncio.run(main())
