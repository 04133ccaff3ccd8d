import asyncio


async def copy(folder, seconds):
    await asyncio.sleep(seconds)
    if folder == "photos":
        raise OSError("disk full")


def start_both():
    letters = asyncio.create_task(copy("letters", 5))
    photos = asyncio.create_task(copy("photos", 1))
    return [letters, photos]


async def main():
    try:
        for task in start_both():
            await task
    except OSError as error:
        print(f"with a loop: {error}")
    try:
        await asyncio.gather(*start_both())
    except OSError as error:
        print(f"with gather: {error}")


asyncio.run(main())
