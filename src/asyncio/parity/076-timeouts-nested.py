import asyncio


async def attempt(outer_seconds, inner_seconds):
    try:
        async with asyncio.timeout(outer_seconds) as outer:
            try:
                async with asyncio.timeout(inner_seconds) as inner:
                    await asyncio.sleep(5)
            except TimeoutError:
                print("inner raises")
            await asyncio.sleep(5)
    except TimeoutError:
        print("outer raises")
    print("expired", int(outer.expired()), int(inner.expired()))


async def main():
    await attempt(3, 1)
    await attempt(1, 3)
    await attempt(2, 2)


asyncio.run(main())
