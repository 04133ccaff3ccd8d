import asyncio


async def brew(name):
    print("brewing", name)
    await asyncio.sleep(1)
    return name


async def main():
    tea = brew("tea")
    print("nothing has happened yet")
    print(await tea)
    try:
        await tea
    except RuntimeError as error:
        print(type(error).__name__)
    print(*await asyncio.gather(brew("mate"), asyncio.create_task(brew("coffee"))))


asyncio.run(main())
