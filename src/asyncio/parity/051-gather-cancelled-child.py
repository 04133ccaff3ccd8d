import asyncio


async def main():
    child = asyncio.create_task(asyncio.sleep(10))
    other = asyncio.create_task(asyncio.sleep(2))
    gathered = asyncio.gather(child, other)
    await asyncio.sleep(1)
    child.cancel("only this one")
    try:
        await gathered
    except asyncio.CancelledError as error:
        print("caught", *error.args)
    print("gather cancelled", int(gathered.cancelled()), "done", int(gathered.done()))
    print("other", int(other.done()), int(other.cancelled()))
    await other
    print("other ended by itself")


asyncio.run(main())
