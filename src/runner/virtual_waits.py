"""What a task waits for: the innermost thing of asyncio that its code stands in, in the words that a
TypeScript run has for it."""

WAITS = {
    "sleep": ("sleep", None),
    "wait": ("wait", "wait"),
    "_wait": ("wait", "wait"),
    "Lock.acquire": ("lock", "lock"),
    "Event.wait": ("event", "event"),
    "Condition.wait": ("condition", "condition"),
    "Semaphore.acquire": ("semaphore", "semaphore"),
    "Barrier.wait": ("barrier", "barrier"),
    "Queue.get": ("queueGet", "get from queue"),
    "Queue.put": ("queuePut", "put into queue"),
    "Queue.join": ("queueJoin", "join of queue"),
    "TaskGroup.__aexit__": ("taskGroup", "task group"),
    "to_thread": ("thread", "thread"),
    "StreamReader.read": ("stream", "stream"),
    "StreamReader.readline": ("stream", "stream"),
    "StreamReader.readexactly": ("stream", "stream"),
    "StreamReader.readuntil": ("stream", "stream"),
    "StreamWriter.drain": ("stream", "stream"),
    "StreamWriter.wait_closed": ("stream", "stream"),
    "Server.start_serving": ("stream", "stream"),
    "Server.serve_forever": ("stream", "stream"),
    "Server.wait_closed": ("stream", "stream"),
    "open_connection": ("stream", "stream"),
}
HAVE_NUMBERS = {"lock", "event", "condition", "semaphore", "barrier", "queueGet", "queuePut", "queueJoin", "stream"}


class Waits:
    """What tasks wait for, and the numbers and names of locks, queues and the like."""

    def wait_of(self, task):
        place, found = None, None
        for frame in awaiting(task.get_coro()):
            if frame.f_code.co_filename == self.filename:
                place, found = frame, None
            elif found is None and frame.f_code.co_qualname in WAITS:
                found = frame
        return {"on": self.target(task._fut_waiter, found), "place": place_of(place)}

    def target(self, waiter, frame):
        if frame is not None:
            kind, words = WAITS[frame.f_code.co_qualname]
            names = frame.f_locals
            if kind == "sleep":
                if waiter is None:
                    return wait("turn", "its next turn")
                return wait(kind, f"sleep {duration(names['delay'])}")
            if kind in HAVE_NUMBERS:
                # A connection that is being opened has a reader already.
                number, name = self.object_id(names["self"] if "self" in names else names["reader"])
                return wait(kind, f"{words} {name}", object=number)
            return wait(kind, words)
        if waiter is None:
            return wait("turn", "its next turn")
        if isinstance(waiter, asyncio.Task):
            return wait("task", f"task {waiter.get_name()}", task=self.task_id(waiter))
        if isinstance(waiter, asyncio.tasks._GatheringFuture):
            return wait("gather", "gather")
        number, name = self.object_id(waiter)
        return wait("future", f"future {name}", object=number)

    def object_id(self, thing):
        if thing not in self.object_ids:
            kind = type(thing).__name__
            number, name = self.next("object"), self.calls.things.name_of(thing, kind)
            self.object_ids[thing] = number, name
            self.note("objectMade", object=number, of=kind, name=f"{kind} {name}")
        return self.object_ids[thing]


def wait(kind, text, task=None, object=None):
    return {"kind": kind, "text": text, "task": task, "object": object}


def awaiting(coroutine):
    """The frames of a suspended coroutine, the outermost first."""
    while coroutine is not None:
        for prefix in ("cr", "gi", "ag"):
            frame = getattr(coroutine, f"{prefix}_frame", None)
            if frame is not None:
                yield frame
                break
        else:
            # What stands between an async generator and who asks it tells of neither.
            referents = gc.get_referents(coroutine)
            coroutine = next((one for one in referents if hasattr(one, "ag_frame")), None)
            continue
        inner = "gi_yieldfrom" if prefix == "gi" else f"{prefix}_await"
        coroutine = getattr(coroutine, inner, None)


def duration(seconds):
    milliseconds = max(0, round(seconds * 1000, 3))
    return f"{milliseconds:g} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.10g} s"
