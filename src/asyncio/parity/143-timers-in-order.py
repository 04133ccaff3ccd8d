import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(2, print, "two")
    loop.call_later(1, print, "one, asked first")
    loop.call_later(1, print, "one, asked second")
    loop.call_at(loop.time() + 1, print, "one, by its time")
    late = loop.call_later(3, print, "never")
    loop.call_later(1.5, late.cancel)
    loop.call_soon(print, "soon")
    loop.call_later(0, print, "now")
    loop.call_later(-1, print, "the past is now")
    await asyncio.sleep(4)
    print("cancelled", int(late.cancelled()))


asyncio.run(main())
