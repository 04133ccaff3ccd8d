import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def leaf():
    await asyncio.sleep(0)
    print("leaf ends", tick)
    return "leaf"


async def link(inner):
    value = await inner
    print("link resumes", tick)
    return value + "+"


async def main():
    asyncio.create_task(ticker())
    task = asyncio.create_task(leaf())
    for _ in range(4):
        task = asyncio.create_task(link(task))
    print(await task, tick)


asyncio.run(main())
