import asyncio

MINUTE = 60


async def alarm():
    await asyncio.sleep(513 * MINUTE)
    print("the alarm rings")


async def restless(bell):
    looks = 0
    while not bell.done():
        await asyncio.sleep(5 * MINUTE)
        looks += 1
    print(f"restless is up after {looks} looks")


async def calm(bell):
    await bell
    print("calm is up")


async def main():
    bell = asyncio.create_task(alarm())
    await asyncio.gather(restless(bell), calm(bell))


asyncio.run(main())
