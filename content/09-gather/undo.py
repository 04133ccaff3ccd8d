import asyncio


async def book(what, seconds):
    await asyncio.sleep(seconds)
    if what == "hotel":
        raise RuntimeError("the hotel is full")
    print(f"{what} booked and paid")
    return what


async def main():
    parts = [("train", 1), ("hotel", 2), ("car", 3)]
    tasks = [asyncio.create_task(book(*part)) for part in parts]
    try:
        await asyncio.gather(*tasks)
    except RuntimeError as error:
        print(f"to the customer: no trip, {error}")
        for task in tasks:
            task.cancel()
        for end in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(end, str):
                print(f"{end} given back")


asyncio.run(main())
