import asyncio


async def waiter(future):
    try:
        print("got", await future)
    except asyncio.CancelledError:
        print("cancelled although the result was there")
        print(future.result())


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    future.set_result("value")
    print("accepted", int(task.cancel()))
    await task


asyncio.run(main())
