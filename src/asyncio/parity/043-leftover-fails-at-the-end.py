import asyncio


async def leftover():
    try:
        await asyncio.sleep(3600)
    finally:
        raise ValueError("too late")


def handler(loop, context):
    print("handler:", context["exception"])


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    asyncio.create_task(leftover())
    await asyncio.sleep(1)
    return "main is fine"


print(asyncio.run(main()))
