import asyncio


def ask_guest(question, answer):
    loop = asyncio.get_running_loop()
    agreed = loop.create_future()

    def answered():
        if answer == "yes":
            agreed.set_result(f"{question} Agreed.")

    loop.call_later(1, answered)
    return agreed


async def main():
    print(await ask_guest("Breakfast at eight?", "yes"))
    print(await ask_guest("A wake-up call?", "no"))
    print("good night")


asyncio.run(main())
