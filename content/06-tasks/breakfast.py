import asyncio


async def make(what, seconds):
    print(f"{what}: begun")
    await asyncio.sleep(seconds)
    print(f"{what}: ready")
    return what


async def main():
    tea = asyncio.create_task(make("tea", 3))
    toast = asyncio.create_task(make("toast", 2))
    await make("the table", 1)
    plate = await toast
    cup = await tea
    print(f"breakfast: {plate} and {cup}")


asyncio.run(main())
