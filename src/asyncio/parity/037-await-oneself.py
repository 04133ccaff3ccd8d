import asyncio


async def main():
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        print(type(error).__name__)
    await asyncio.sleep(1)
    print("goes on")


asyncio.run(main())
