import asyncio


async def send_welcome(name):
    print(f"mail to {name}: connecting")
    await asyncio.sleep(2)
    print(f"mail to {name}: sent")


async def sign_up(name):
    await asyncio.sleep(0.5)
    asyncio.create_task(send_welcome(name))
    print(f"account for {name} is ready")


async def main():
    await sign_up("mira")


asyncio.run(main())
