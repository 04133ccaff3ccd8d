import asyncio


def attempt(what, act):
    try:
        print(f"{what}: {act() or 'fine'}")
    except Exception as error:
        print(f"{what}: {type(error).__name__}")


async def main():
    box = asyncio.Future()
    attempt("ask too early", lambda: box.result())
    attempt("fill it", lambda: box.set_result("a letter"))
    attempt("ask", lambda: box.result())
    attempt("fill it again", lambda: box.set_result("a second letter"))
    attempt("ask again", lambda: box.result())

    lost = asyncio.Future()
    attempt("let it fail", lambda: lost.set_exception(LookupError("lost")))
    attempt("ask for the result", lambda: lost.result())


asyncio.run(main())
