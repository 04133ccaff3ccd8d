import asyncio

background = set()


def in_background(name, work):
    task = asyncio.create_task(work(), name=name)
    background.add(task)
    task.add_done_callback(finished)


def finished(task):
    background.discard(task)
    error = None if task.cancelled() else task.exception()
    if error is not None:
        print(f"{task.get_name()}: {error}")


async def send(to):
    await asyncio.sleep(to)
    if to == 2:
        raise Exception("mailbox full")
    print(f"mail {to} sent")


async def main():
    for to in (1, 2, 3):
        in_background(f"mail {to}", lambda to=to: send(to))
    print("main goes on")
    await asyncio.gather(*background, return_exceptions=True)


asyncio.run(main())
