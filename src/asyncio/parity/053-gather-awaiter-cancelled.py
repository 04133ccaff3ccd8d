import asyncio


async def child(name):
    try:
        await asyncio.sleep(9)
    finally:
        print("child", name, "leaves")


async def main():
    async def waits():
        await asyncio.gather(child("a"), child("b"), child("c"))

    task = asyncio.create_task(waits())
    await asyncio.sleep(1)
    task.cancel("all of you")
    try:
        await task
    except asyncio.CancelledError as error:
        print("caught", *error.args)


asyncio.run(main())
