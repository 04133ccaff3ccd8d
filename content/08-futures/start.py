import asyncio


async def runner(name, gun):
    print(f"{name} is ready")
    print(f'{name} heard "{await gun}"')


async def main():
    gun = asyncio.get_running_loop().create_future()
    red = asyncio.create_task(runner("red", gun))
    await asyncio.sleep(0)
    gun.add_done_callback(lambda _: print("the clock starts"))
    blue = asyncio.create_task(runner("blue", gun))
    await asyncio.sleep(1)

    gun.set_result("go")
    print("the gun was fired")
    await asyncio.gather(red, blue)
    await runner("green", gun)


asyncio.run(main())
