import asyncio

sent = 0


async def send(reader):
    global sent
    await asyncio.sleep(1 + reader / 1000)
    sent += 1


async def wait_for_others():
    others = asyncio.all_tasks() - {asyncio.current_task()}
    print(f"waiting for {len(others)} others")
    if others:
        await asyncio.wait(others)


async def main():
    await wait_for_others()
    tasks = [asyncio.create_task(send(reader + 1)) for reader in range(1000)]
    print(f"{len(tasks) + 1} tasks, {sent} sent")
    await wait_for_others()
    print(f"{len(asyncio.all_tasks())} task, {sent} sent")


asyncio.run(main())
