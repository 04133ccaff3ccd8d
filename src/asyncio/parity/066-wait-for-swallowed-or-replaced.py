import asyncio


async def swallows():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
    return "a value all the same"


async def replaces():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        raise ValueError("another error")


async def main():
    print(await asyncio.wait_for(swallows(), 1))
    try:
        await asyncio.wait_for(replaces(), 1)
    except ValueError as error:
        print(error)
    print("requests", asyncio.current_task().cancelling())


asyncio.run(main())
