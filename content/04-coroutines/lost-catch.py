import asyncio


async def fetch_price(item):
    await asyncio.sleep(1)
    raise LookupError(f"no price for {item}")


async def price_or_zero(item):
    try:
        return fetch_price(item)
    except LookupError:
        return 0


async def main():
    try:
        price = await price_or_zero("tea")  # a coroutine, not a price
        print(await price)
    except LookupError as error:
        print(f"main caught: {error}")


asyncio.run(main())
