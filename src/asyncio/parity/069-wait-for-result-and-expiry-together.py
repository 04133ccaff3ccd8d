import asyncio


async def main():
    loop = asyncio.get_running_loop()
    early, late = loop.create_future(), loop.create_future()
    loop.call_later(1, early.set_result, "set before the timer")
    try:
        print(await asyncio.wait_for(early, 1))
    except TimeoutError:
        print("timed out, but the future has", early.result())

    async def sets_late():
        await asyncio.sleep(0)
        loop.call_later(1, lambda: late.done() or late.set_result("after"))

    asyncio.create_task(sets_late())
    try:
        print(await asyncio.wait_for(late, 1))
    except TimeoutError:
        print("timed out, cancelled", int(late.cancelled()))


asyncio.run(main())
