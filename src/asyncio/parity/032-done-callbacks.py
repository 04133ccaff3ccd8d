import asyncio


def say(text):
    return lambda task: print(text, task.get_name())


async def main():
    task = asyncio.create_task(asyncio.sleep(0.1), name="nap")
    first, second = say("first"), say("second")
    task.add_done_callback(first)
    task.add_done_callback(second)
    task.add_done_callback(first)
    print("removed", task.remove_done_callback(first))
    task.add_done_callback(say("third"))
    await task
    print("awaited")
    task.add_done_callback(say("late"))
    print("registered")
    await asyncio.sleep(0)
    print("removed", task.remove_done_callback(second))


asyncio.run(main())
