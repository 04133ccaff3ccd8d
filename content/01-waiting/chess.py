import asyncio

BOARDS = 24
PAIRS = 2


async def reply():
    await asyncio.sleep(55)


async def exhibition():
    replies = {}
    for pair in range(PAIRS):
        for board in range(BOARDS):
            if pair > 0:
                await replies[board]
            await asyncio.sleep(5)
            replies[board] = asyncio.create_task(reply())
    print("the master has made her last move")
    await asyncio.gather(*replies.values())
    print("the last opponent has answered")


asyncio.run(exhibition())
