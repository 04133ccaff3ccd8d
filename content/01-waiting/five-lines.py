import asyncio


async def fetch_news():
    await asyncio.sleep(3)
    return "rain tomorrow"


async def lay_supper():
    await asyncio.sleep(2)
    print("supper is laid")


async def main():
    print(await fetch_news())
    await lay_supper()

    news = asyncio.create_task(fetch_news())
    await lay_supper()
    print(await news)


asyncio.run(main())
