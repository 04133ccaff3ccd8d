import asyncio


async def main():
    loop = asyncio.get_running_loop()
    first = loop.call_soon(print, "first")
    second = loop.call_soon(print, "second")
    loop.call_soon(lambda: fourth.cancel())
    third = loop.call_soon(print, "third")
    fourth = loop.call_soon(print, "fourth")
    second.cancel()
    await asyncio.sleep(0)
    handles = (first, second, third, fourth)
    print(*(int(handle.cancelled()) for handle in handles))


asyncio.run(main())
