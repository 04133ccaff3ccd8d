import asyncio


async def load(what, seconds):
    await asyncio.sleep(seconds)
    print(f"{what} loaded")


async def main():
    preload = asyncio.gather(
        load("photos", 2),
        load("reviews", 6),
    )
    print("the page is shown")
    await asyncio.sleep(3)
    print(f"preload is {'done' if preload.done() else 'not done'}")
    print(f"cancel: {'accepted' if preload.cancel() else 'too late'}")
    try:
        await preload
    except asyncio.CancelledError:
        print("preload was cancelled")
    await asyncio.sleep(4)


asyncio.run(main())
