import asyncio


async def waiter(name, future):
    try:
        await future
    except asyncio.CancelledError as error:
        print(name, "cancelled", *error.args)


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("callback", int(f.cancelled())))
    tasks = [asyncio.create_task(waiter(name, future)) for name in "ab"]
    await asyncio.sleep(0)
    print(int(future.cancel("reason")), int(future.cancelled()), int(future.cancel()))
    await asyncio.wait(tasks)
    print("the waiters caught it", *(int(task.cancelled()) for task in tasks))
    try:
        future.result()
    except asyncio.CancelledError as error:
        print("result", *error.args)


asyncio.run(main())
