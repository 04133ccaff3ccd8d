import asyncio


async def forever():
    try:
        await asyncio.sleep(3600)
    finally:
        print("leftover cleans up")
        await asyncio.sleep(2)
        print("leftover is done")


async def main():
    asyncio.create_task(forever())
    await asyncio.sleep(1)
    print("main returns")
    return "value"


print(asyncio.run(main()))
