import asyncio
import time


async def order(name):
    time.sleep(0.2)
    print(f"{name}: on the stove")
    await asyncio.sleep(1)
    print(f"{name}: cooked")


async def main():
    names = ["soup", "rice", "fish", "peas", "cake"]
    await asyncio.gather(*(order(name) for name in names))
    print("all served")


asyncio.run(main())
