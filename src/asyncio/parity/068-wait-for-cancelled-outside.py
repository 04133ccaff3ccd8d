import asyncio


async def slow():
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(1)
        print("cleaned first")


async def main():
    task = asyncio.create_task(asyncio.wait_for(slow(), 5))
    await asyncio.sleep(1)
    task.cancel("from outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", *error.args)


asyncio.run(main())
