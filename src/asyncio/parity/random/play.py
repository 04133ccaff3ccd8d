"""Plays a random program (see program.ts) and prints every step; the twin of play.ts."""

import asyncio
import json


class InOrder(dict):
    """A set that remembers its order: a failing group cancels its children in it."""

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class OrderedGroup(asyncio.TaskGroup):
    def __init__(self):
        super().__init__()
        self._tasks = InOrder()


class Thrown(Exception):
    pass


NAMES = {
    "CancelledError": "cancelled",
    "QueueShutDown": "shut down",
    "BrokenBarrierError": "broken",
    "TimeoutError": "timed out",
}


def name(error):
    if isinstance(error, BaseExceptionGroup):
        return f"group of {', '.join(map(name, error.exceptions))}"
    if isinstance(error, Thrown):
        return str(error)
    kind = type(error).__name__
    return NAMES.get(kind, kind)


class Player:
    def __init__(self):
        self.count = 0
        self.tasks = []
        self.silent = False
        self.locks = [asyncio.Lock(), asyncio.Lock()]
        self.semaphores = [asyncio.Semaphore(1), asyncio.Semaphore(2)]
        self.events = [asyncio.Event(), asyncio.Event()]
        self.queues = [asyncio.Queue(1), asyncio.Queue(), asyncio.Queue(2)]
        self.futures = [asyncio.get_running_loop().create_future() for _ in range(2)]
        self.condition = asyncio.Condition()
        self.gate = asyncio.Barrier(2)

    def say(self, *words):
        if not self.silent:
            print(*words)

    def child(self, block):
        self.count += 1
        return self.follow(self.count, block)

    async def follow(self, me, block):
        self.say(me, "starts")
        try:
            await self.block(me, block)
            self.say(me, "ends")
            return me
        except BaseException as error:
            self.say(me, "leaves", name(error))
            raise

    async def block(self, me, block):
        for statement in block:
            details = {key: value for key, value in statement.items() if key != "do"}
            await getattr(self, statement["do"] + "_")(me, **details)

    def attempt(self, me, body):
        try:
            self.say(me, "did it", body())
        except Exception as error:
            self.say(me, name(error))

    async def sleep_(self, me, ms):
        await asyncio.sleep(ms / 1000)

    async def lock_(self, me, of, body):
        async with self.locks[of]:
            self.say(me, "locked", of)
            await self.block(me, body)
        self.say(me, "unlocked", of)

    async def semaphore_(self, me, of, body):
        async with self.semaphores[of]:
            self.say(me, "admitted", of)
            await self.block(me, body)
        self.say(me, "left", of)

    async def waitEvent_(self, me, of):
        await self.events[of].wait()
        self.say(me, "event", of)

    async def setEvent_(self, me, of):
        self.events[of].set()

    async def clearEvent_(self, me, of):
        self.events[of].clear()

    async def put_(self, me, of):
        await self.queues[of].put(me)
        self.say(me, "put", of)

    async def get_(self, me, of):
        self.say(me, "got", await self.queues[of].get())

    async def putNowait_(self, me, of):
        self.attempt(me, lambda: self.queues[of].put_nowait(me) or 0)

    async def getNowait_(self, me, of):
        self.attempt(me, self.queues[of].get_nowait)

    async def taskDone_(self, me, of):
        self.attempt(me, lambda: self.queues[of].task_done() or 0)

    async def join_(self, me, of):
        await self.queues[of].join()
        self.say(me, "joined", of)

    async def shutdown_(self, me, of, immediate):
        self.queues[of].shutdown(immediate)

    async def waitCondition_(self, me):
        async with self.condition:
            try:
                await self.condition.wait()
                self.say(me, "notified")
            finally:
                self.say(me, "holds", int(self.condition.locked()))

    async def notify_(self, me, count, body):
        async with self.condition:
            self.condition.notify(count)
            await self.block(me, body)

    async def barrier_(self, me):
        self.say(me, "through as", await self.gate.wait())

    async def resetBarrier_(self, me):
        await self.gate.reset()

    async def abortBarrier_(self, me):
        await self.gate.abort()

    async def future_(self, me, of):
        self.say(me, "has", await self.futures[of])

    async def shieldFuture_(self, me, of):
        self.say(me, "has", await asyncio.shield(self.futures[of]))

    async def settle_(self, me, of):
        if not self.futures[of].done():
            self.futures[of].set_result(me)

    async def fail_(self, me, of):
        if not self.futures[of].done():
            self.futures[of].set_exception(Thrown("failed"))

    async def cancelFuture_(self, me, of):
        self.futures[of].cancel()

    async def callback_(self, me, of):
        self.futures[of].add_done_callback(lambda future: self.say(me, "is called"))

    async def cancel_(self, me, of):
        task = self.tasks[of % len(self.tasks)]
        self.say(me, "cancels", int(task.cancel()), task.cancelling())

    async def cancelSelf_(self, me):
        asyncio.current_task().cancel()

    async def uncancel_(self, me):
        self.say(me, "requests left", asyncio.current_task().uncancel())

    async def requests_(self, me):
        self.say(me, "requests", asyncio.current_task().cancelling())

    async def throw_(self, me):
        raise Thrown(f"thrown by {me}")

    async def catch_(self, me, body):
        try:
            await self.block(me, body)
        except BaseException as error:
            self.say(me, "caught", name(error))

    async def finally_(self, me, body, after):
        try:
            await self.block(me, body)
        finally:
            self.say(me, "finally")
            await self.block(me, after)

    async def timeout_(self, me, ms, body):
        async with asyncio.timeout(ms / 1000) as scope:
            await self.block(me, body)
        self.say(me, "in time", int(scope.expired()))

    async def reschedule_(self, me, ms, body, by, after):
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(ms / 1000) as scope:
            await self.block(me, body)
            try:
                scope.reschedule(loop.time() + by / 1000)
            except RuntimeError:
                self.say(me, "too late to reschedule")
            await self.block(me, after)

    async def waitFor_(self, me, ms, body):
        self.say(me, "waited for", await asyncio.wait_for(self.child(body), ms / 1000))

    async def shield_(self, me, body):
        self.say(me, "shielded", await asyncio.shield(self.child(body)))

    async def spawn_(self, me, body):
        self.tasks.append(asyncio.create_task(self.child(body)))

    async def gather_(self, me, children, returned):
        awaitables = [self.child(block) for block in children]
        results = await asyncio.gather(*awaitables, return_exceptions=returned)
        shown = (name(one) if isinstance(one, BaseException) else one for one in results)
        self.say(me, "gathered", *shown)

    async def group_(self, me, children, body):
        async with OrderedGroup() as group:
            for block in children:
                group.create_task(self.child(block))
            await self.block(me, body)
        self.say(me, "group ends")

    async def wait_(self, me, children, until, ms):
        tasks = [asyncio.create_task(self.child(block)) for block in children]
        limit = None if ms is None else ms / 1000
        done, _ = await asyncio.wait(tasks, timeout=limit, return_when=until)
        self.say(me, "waited", *(int(task in done) for task in tasks))
        for task in tasks:
            if task not in done:
                task.cancel()

    async def asCompleted_(self, me, children, ms):
        tasks = [asyncio.create_task(self.child(block)) for block in children]
        for earliest in asyncio.as_completed(tasks, timeout=ms / 1000):
            try:
                self.say(me, "next is", await earliest)
            except Thrown as error:
                self.say(me, "next is", name(error))

    async def play(self, program):
        self.tasks += [asyncio.create_task(self.child(block)) for block in program]
        for attempt in range(12):
            left = [task for task in self.tasks if not task.done()]
            if not left:
                break
            await asyncio.wait(left, timeout=0.05)
            self.say("attempt", attempt, sum(task.done() for task in self.tasks))
            for task in list(self.tasks):
                task.cancel()
        self.tell()

    def tell(self):
        for task in self.tasks:
            if not task.done() or task.cancelled():
                self.say("cancelled" if task.done() else "pending")
            else:
                self.say(task.result() if task.exception() is None else name(task.exception()))
        held = (*self.locks, *self.semaphores, self.condition)
        self.say(*(int(one.locked()) for one in held), *(queue.qsize() for queue in self.queues))
        self.say("over")
        # What is left over is cancelled in no particular order.
        self.silent = True


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    await Player().play(json.loads(PROGRAM))


asyncio.run(main())
