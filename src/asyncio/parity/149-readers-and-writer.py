import asyncio


async def reader(name, condition, state):
    seen = 0
    while seen < 3:
        async with condition:
            await condition.wait_for(lambda: state["version"] > seen)
            seen = state["version"]
        print(name, "reads", seen)
        await asyncio.sleep(0.4 if name == "slow" else 0)


async def main():
    condition, state = asyncio.Condition(), {"version": 0}
    async with asyncio.TaskGroup() as group:
        group.create_task(reader("fast", condition, state))
        group.create_task(reader("slow", condition, state))
        for _ in range(3):
            await asyncio.sleep(0.3)
            async with condition:
                state["version"] += 1
                condition.notify_all()
    print("end")


asyncio.run(main())
