import asyncio


async def child(name, seconds):
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("cancelled", name)
        await asyncio.sleep(seconds)
        print("cleaned", name)
        raise


async def main():
    gathered = asyncio.gather(child("a", 2), child("b", 1), return_exceptions=True)
    await asyncio.sleep(1)
    print("accepted", int(gathered.cancel()))
    try:
        await gathered
    except asyncio.CancelledError:
        print("gather raises", int(gathered.cancelled()))
    print("accepted", int(gathered.cancel()))


asyncio.run(main())
