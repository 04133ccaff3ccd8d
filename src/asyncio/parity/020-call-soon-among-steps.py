import asyncio


async def child(name):
    print("step", name)
    await asyncio.sleep(0)
    print("step", name, "again")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "callback 1")
    task = asyncio.create_task(child("a"))
    loop.call_soon(lambda: loop.call_soon(print, "callback in callback"))
    other = asyncio.create_task(child("b"))
    loop.call_soon(print, "callback 2")
    await task
    await other
    loop.call_soon(print, "callback 3")
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
