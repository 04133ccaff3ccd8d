import asyncio


async def background():
    try:
        for step in range(100):
            await asyncio.sleep(1)
            print("background", step)
    finally:
        print("background stops")


async def start():
    asyncio.create_task(background())
    await asyncio.sleep(1.5)


with asyncio.Runner() as runner:
    runner.run(start())
    print("between, nothing runs")
    runner.run(asyncio.sleep(1))
    print("closing")
print("closed")
