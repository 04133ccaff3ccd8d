import asyncio


async def keep_alive():
    try:
        while True:
            print("still here")
            await asyncio.sleep(1)
    finally:
        print("hanging up")
        await asyncio.sleep(0.5)
        print("hung up")


async def main():
    line = asyncio.create_task(keep_alive())
    await asyncio.sleep(2.5)
    print(f"main is done, the line is {'closed' if line.done() else 'open'}")


asyncio.run(main())
print("run is done")
