import asyncio


async def fails():
    await asyncio.sleep(1)
    raise ValueError("deep")


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            sibling = outer.create_task(asyncio.sleep(9))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fails())
            print("not reached")
    except ExceptionGroup as error:
        print("outer", len(error.exceptions))
        inner_error = error.exceptions[0]
        print("inner", *inner_error.exceptions)
    print("sibling cancelled", int(sibling.cancelled()))


asyncio.run(main())
