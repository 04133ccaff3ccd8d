import asyncio


async def back_up(day):
    print(f"{day}: copying")
    await asyncio.sleep(1)
    print(f"{day}: copied")


async def main():
    back_up("Monday")
    print("Monday is over")
    await back_up("Tuesday")
    print("Tuesday is over")


asyncio.run(main())
