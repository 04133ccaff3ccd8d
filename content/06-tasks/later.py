import asyncio


async def after(seconds, start):
    await asyncio.sleep(seconds)
    return await start()


async def remind(text):
    print(f"reminder: {text}")


async def main():
    tea = asyncio.create_task(after(4, lambda: remind("the tea")))
    soup = asyncio.create_task(after(9, lambda: remind("the soup")))
    await after(1, lambda: remind("the toast"))
    await tea
    soup.cancel()
    print("no soup today")


asyncio.run(main())
