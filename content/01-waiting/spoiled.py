import asyncio
import time


async def load_prices():
    print("prices: asked")
    time.sleep(3)
    print("prices: here")


async def load_stock():
    print("stock: asked")
    await asyncio.sleep(3)
    print("stock: here")


async def main():
    await asyncio.gather(load_prices(), load_stock())
    print("page is ready")


asyncio.run(main())
