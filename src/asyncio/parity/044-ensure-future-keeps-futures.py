import asyncio


async def work():
    return "worked"


async def main():
    task = asyncio.create_task(work())
    future = asyncio.get_running_loop().create_future()
    print(int(asyncio.ensure_future(task) is task))
    print(int(asyncio.ensure_future(future) is future))
    print(await asyncio.ensure_future(work()))
    print(int(asyncio.isfuture(task)), int(asyncio.isfuture(future)), int(asyncio.isfuture(1)))


asyncio.run(main())
