import asyncio


async def pick(order_id, seconds):
    await asyncio.sleep(seconds)
    print(f"order {order_id} picked")
    return f"the goods of order {order_id}"


async def pack(goods, seconds):
    await asyncio.sleep(seconds)
    return f"a box with {goods}"


async def fill(order_id, picking, packing):
    goods = await pick(order_id, picking)
    box = await pack(goods, packing)
    print(box)


async def main():
    await asyncio.gather(
        fill(9, 4, 7),
        fill(6, 4, 4),
        fill(3, 0, 4),
    )


asyncio.run(main())
