import asyncio

waiting = {}
last = 0


def receive(reply_id, text):
    reply = waiting.get(reply_id)
    if reply is not None and not reply.done():
        reply.set_result(text)


async def ask(city, ms):
    global last
    last += 1
    reply_id = last
    loop = asyncio.get_running_loop()
    reply = waiting[reply_id] = loop.create_future()
    loop.call_later(ms / 1000, receive, reply_id, f"{ms // 100} degrees")
    try:
        return f"{city}: {await reply}"
    finally:
        del waiting[reply_id]


async def main():
    print("; ".join(await asyncio.gather(ask("north", 2100), ask("south", 900))))
    print(f"{len(waiting)} waiting")


asyncio.run(main())
