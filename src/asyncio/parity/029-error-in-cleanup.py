import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("cleanup failed")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as error:
        print(error)
    print("cancelled", int(task.cancelled()))


asyncio.run(main())
