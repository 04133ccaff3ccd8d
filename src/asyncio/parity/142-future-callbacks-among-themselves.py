import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def first(f):
        print("first")
        f.add_done_callback(lambda f: print("added while calling"))
        print("removed", f.remove_done_callback(third))

    def third(f):
        print("third was on its way already")

    def fails(f):
        raise ValueError("in a callback")

    loop.set_exception_handler(lambda loop, context: print("handler", context["exception"]))
    for callback in (first, fails, third):
        future.add_done_callback(callback)
    future.set_result(None)
    print("set")
    await asyncio.sleep(0)
    print("one turn")
    await asyncio.sleep(0)


asyncio.run(main())
