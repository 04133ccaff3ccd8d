import asyncio


async def cook(dish: str, seconds: float) -> None:
    print(f"{dish} on the stove")
    await asyncio.sleep(seconds)
    print(f"{dish} ready")


async def main() -> None:
    soup = asyncio.create_task(cook("soup", 3))
    rice = asyncio.create_task(cook("rice", 1))
    await soup
    await rice
    print("dinner")


asyncio.run(main())
