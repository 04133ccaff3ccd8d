import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def sibling():
    try:
        await asyncio.sleep(10)
    finally:
        print("sibling ends", tick)


async def fails():
    await asyncio.sleep(0)
    print("fails", tick)
    raise ValueError("broken")


async def main():
    asyncio.create_task(ticker())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            group.create_task(fails())
            try:
                await asyncio.sleep(10)
            finally:
                print("body ends", tick)
    except ExceptionGroup as error:
        print("group raises", error.exceptions[0], tick)


asyncio.run(main())
