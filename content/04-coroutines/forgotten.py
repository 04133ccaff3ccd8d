import asyncio


async def save_order(order_id):
    print(f"saving order {order_id}")
    await asyncio.sleep(1)
    print(f"order {order_id} saved")


async def main():
    save_order(17)
    print("thank you for order 17")
    await asyncio.sleep(2)
    print("shop closed")


asyncio.run(main())
