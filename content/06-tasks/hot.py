import asyncio


async def dig(who):
    print(f"{who}: digging")
    await asyncio.sleep(1)
    print(f"{who}: done")


async def main():
    task = asyncio.create_task(dig("task"))
    print("the task is made")
    call = asyncio.create_task(dig("call"), eager_start=True)
    print("the call is made")
    await task
    await call


asyncio.run(main())
