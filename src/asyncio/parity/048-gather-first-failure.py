import asyncio


async def fails(seconds, text):
    await asyncio.sleep(seconds)
    print("failing", text)
    raise ValueError(text)


async def works():
    await asyncio.sleep(3)
    print("the others go on")


async def main():
    try:
        await asyncio.gather(works(), fails(2, "second"), fails(1, "first"))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(5)
    print("end")


asyncio.run(main())
