import asyncio


def fails():
    raise ValueError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["exception"]))
    loop.call_soon(fails)
    loop.call_soon(print, "the next one runs")
    loop.call_later(1, fails)
    await asyncio.sleep(2)
    loop.call_exception_handler({"message": "by hand", "exception": ValueError("asked for")})
    print("end")


asyncio.run(main())
