import asyncio


async def slow():
    try:
        await asyncio.sleep(9)
    finally:
        print("cleaning")
        await asyncio.sleep(2)
        print("clean")


async def main():
    try:
        await asyncio.wait_for(slow(), 1)
    except TimeoutError as error:
        print("timed out because of", type(error.__cause__).__name__)
    print("requests", asyncio.current_task().cancelling())


asyncio.run(main())
