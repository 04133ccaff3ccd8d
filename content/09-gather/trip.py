import asyncio


async def book(what, seconds):
    await asyncio.sleep(seconds)
    if what == "hotel":
        raise RuntimeError("the hotel is full")
    print(f"{what} booked and paid")


async def main():
    try:
        await asyncio.gather(
            book("train", 1),
            book("hotel", 2),
            book("car", 3),
        )
        print("have a good trip")
    except RuntimeError as error:
        print(f"to the customer: no trip, {error}")
    await asyncio.sleep(3)
    print("next customer")


asyncio.run(main())
