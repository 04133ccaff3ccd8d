import asyncio


async def fails(text):
    await asyncio.sleep(1)
    raise ValueError(text)


def handler(loop, context):
    print("handler:", context["message"])


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    try:
        await asyncio.gather(fails("one"), fails("two"))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(1)
    print("nothing else is told")


asyncio.run(main())
