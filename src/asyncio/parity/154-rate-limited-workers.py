import asyncio


async def call(number, gate, semaphore):
    async with semaphore:
        await gate.wait()
        await asyncio.sleep(0.2 * (number % 3 + 1))
        print("call", number)


async def main():
    gate, semaphore = asyncio.Event(), asyncio.Semaphore(3)
    async with asyncio.TaskGroup() as group:
        for number in range(8):
            group.create_task(call(number, gate, semaphore), name=f"call {number}")
        await asyncio.sleep(1)
        print("open")
        gate.set()
    print("all")


asyncio.run(main())
