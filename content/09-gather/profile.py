import asyncio


async def load_user(user_id):
    await asyncio.sleep(0.4)
    return {"id": user_id, "name": "mira"}


async def load_orders(user_id):
    await asyncio.sleep(0.9)
    return [f"{user_id}-a", f"{user_id}-b"]


async def count_messages(user_id):
    await asyncio.sleep(0.6)
    return 3


async def main():
    user, orders, messages = await asyncio.gather(
        load_user(17),
        load_orders(17),
        count_messages(17),
    )
    print(f"hello {user['name']}")
    print(f"orders: {', '.join(orders)}; new messages: {messages}")


asyncio.run(main())
