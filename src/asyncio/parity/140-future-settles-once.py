import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    for ask in (future.result, future.exception):
        try:
            ask()
        except asyncio.InvalidStateError:
            print("not yet")
    future.set_result("value")
    for attempt in (lambda: future.set_result(1), lambda: future.set_exception(ValueError())):
        try:
            attempt()
        except asyncio.InvalidStateError:
            print("too late")
    print(await future, await future, int(future.done()), int(future.cancel()))
    failed = asyncio.get_running_loop().create_future()
    failed.set_exception(ValueError("broken"))
    try:
        await failed
    except ValueError as error:
        print(error, int(error is failed.exception()))


asyncio.run(main())
