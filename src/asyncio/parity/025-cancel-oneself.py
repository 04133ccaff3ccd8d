import asyncio


async def child():
    asyncio.current_task().cancel("enough")
    print("still running")
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print("delivered", *error.args)
    await asyncio.sleep(1)
    print("goes on")


async def main():
    await asyncio.create_task(child())


asyncio.run(main())
