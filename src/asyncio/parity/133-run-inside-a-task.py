import asyncio


async def inner():
    print("never started")


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(type(error).__name__)
    coroutine.close()
    await asyncio.sleep(1)
    print("the outer loop is not disturbed")


asyncio.run(main())
