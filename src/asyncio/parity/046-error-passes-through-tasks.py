import asyncio


async def leaf():
    await asyncio.sleep(0.1)
    raise ValueError("from the leaf")


async def middle():
    try:
        await asyncio.create_task(leaf())
    finally:
        print("middle leaves")


async def main():
    try:
        await asyncio.create_task(middle())
    except ValueError as error:
        print("main caught", error)
    else:
        print("nothing")


asyncio.run(main())
