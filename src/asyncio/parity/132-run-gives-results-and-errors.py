import asyncio


async def works():
    await asyncio.sleep(1)
    return "value"


async def fails():
    await asyncio.sleep(1)
    raise ValueError("error")


async def gives_up():
    raise asyncio.CancelledError("cancelled")


print(asyncio.run(works()))
for main in (fails(), gives_up()):
    try:
        asyncio.run(main)
    except (ValueError, asyncio.CancelledError) as error:
        print(error)
