import asyncio


async def save(order_id):
    await asyncio.sleep(order_id)
    if order_id == 2:
        raise RuntimeError("disk full")
    print(f"order {order_id} saved")


async def main():
    tasks = [asyncio.create_task(save(n)) for n in (1, 2, 3)]
    print("all orders saved")
    await asyncio.sleep(4)
    print("good night")


asyncio.run(main())
