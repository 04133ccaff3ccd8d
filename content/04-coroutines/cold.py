import asyncio


async def brew(drink):
    print(f"water on for {drink}")
    await asyncio.sleep(1)
    return f"a cup of {drink}"


async def main():
    tea = brew("tea")
    print("brew was called")
    await asyncio.sleep(2)
    cup = await tea
    print(cup)


asyncio.run(main())
