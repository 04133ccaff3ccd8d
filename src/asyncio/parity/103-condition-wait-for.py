import asyncio

stock = 0


async def consumer(name, need, condition):
    global stock
    async with condition:
        got = await condition.wait_for(lambda: stock if stock >= need else 0)
        stock -= need
        print(name, "saw", got, "left", stock)


async def main():
    global stock
    condition = asyncio.Condition()
    async with asyncio.TaskGroup() as group:
        group.create_task(consumer("big", 3, condition))
        group.create_task(consumer("small", 1, condition))
        for _ in range(5):
            await asyncio.sleep(1)
            async with condition:
                stock += 1
                condition.notify_all()


asyncio.run(main())
