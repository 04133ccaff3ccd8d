import asyncio


async def paint(wall):
    print(f"{wall}: first coat")
    await asyncio.sleep(1)
    print(f"{wall}: second coat")


async def main():
    left = asyncio.create_task(paint("left"))
    right = asyncio.create_task(paint("right"))
    print("both tasks are made")
    await asyncio.sleep(0)
    print("main is back")
    await left
    await right
    print("both walls are painted")


asyncio.run(main())
