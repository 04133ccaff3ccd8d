import asyncio


async def upload(file, seconds):
    await asyncio.sleep(seconds)
    print(f"{file}: giving up")
    raise OSError(f"{file} is lost")


async def main():
    try:
        await asyncio.gather(upload("first", 1), upload("second", 2))
    except OSError as error:
        print(f"caught: {error}")
    await asyncio.sleep(3)
    print("end of the day")


asyncio.run(main())
