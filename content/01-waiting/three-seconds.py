import asyncio


async def load_prices():
    print("prices: asked")
    await asyncio.sleep(3)
    print("prices: here")


async def load_stock():
    print("stock: asked")
    await asyncio.sleep(3)
    print("stock: here")


async def main():
    prices = asyncio.create_task(load_prices())
    stock = asyncio.create_task(load_stock())
    await prices
    await stock
    print("page is ready")


asyncio.run(main())
