import asyncio


async def read_row(row_id):
    await asyncio.sleep(1)
    raise OSError(f"row {row_id} is damaged")


async def load_order(order_id):
    try:
        return await read_row(order_id)
    except OSError as error:
        raise RuntimeError(f"cannot load order {order_id}") from error


async def show_order(order_id):
    print(await load_order(order_id))


async def main():
    try:
        await show_order(17)
    except RuntimeError as error:
        print(f"sorry: {error} ({error.__cause__})")


asyncio.run(main())
