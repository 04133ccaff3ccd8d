"""Runs a Python program under virtual time and tells what happens as it happens: the events that a
TypeScript run tells, with the same words, so that one console and one timeline serve both.

Stands in the names of virtual_loop.py. Nothing here changes what a program does: steps are told by the
loop's handles, calls by the interpreter's own monitoring.
"""

import collections
import inspect
import types
import weakref

FLUSH_CHARS = 60_000
FLUSH_SECONDS = 0.03
SIGN_SECONDS = 0.25
# The first lines of a console leave at once; a flood of them leaves in batches.
PROMPT_LINES = 500
LONGEST_VALUE = 10_000
LONGEST_TEXT = 40
ASYNC = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
TOOL = 4
ON = sys.monitoring.events

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
}
HAVE_NUMBERS = {"lock", "event", "condition", "semaphore", "barrier", "queueGet", "queuePut", "queueJoin"}
# What `asyncio.run` starts to clean up is no task of the program.
HOUSEKEEPING = {"BaseEventLoop.shutdown_asyncgens", "BaseEventLoop.shutdown_default_executor"}


class Trace(World):
    """A world that tells everything, in batches of JSON, and in the order of time."""

    def __init__(self, filename, options, send, tell_line):
        super().__init__()
        self.filename = filename
        self.send = send
        self.tell_line = tell_line
        self.limits = options["limits"]
        self.trail = options.get("trail")
        self.state = "open"
        self.parts = []
        self.size = self.events = self.bytes = self.console_lines = 0
        self.sent = wall_clock()
        self.later = []
        self.task_ids = weakref.WeakKeyDictionary()
        self.object_ids = weakref.WeakKeyDictionary()
        self.begun = weakref.WeakSet()
        # How many there were of each kind of thing.
        self.counts = collections.Counter()
        self.seen_lines = set()
        self.calls = Calls(self)

    # Telling

    def note(self, kind, **fields):
        self.calls.settle()
        at = self.now if self.ahead_of is None else self.ahead_of
        self.append({"at": shown(at), "type": kind, **fields})

    def append(self, event):
        if self.state != "open":
            return
        self.release()
        text = json.dumps(event, ensure_ascii=False)
        if self.events >= self.limits["events"]:
            self.overrun("events", self.limits["events"])
        elif self.bytes + len(text) > self.limits["bytes"]:
            self.overrun("bytes", self.limits["bytes"])
        else:
            self.add(text)

    def add(self, text):
        self.parts.append(text)
        self.size += len(text)
        self.events += 1
        self.bytes += len(text)
        if self.size >= FLUSH_CHARS:
            self.flush()

    def flush(self, last=False):
        text, count = f"[{','.join(self.parts)}]", len(self.parts)
        self.parts, self.size, self.sent = [], 0, wall_clock()
        self.send(text, count, last)

    def finish(self, outcome):
        if self.state != "open":
            return
        self.state = "closed"
        self.ahead_of = None
        self.add(json.dumps({"at": shown(self.now), "type": "finished", "outcome": outcome}))
        self.flush(last=True)

    def overrun(self, limit, allowed):
        self.finish({"kind": "overran", "limit": limit, "allowed": allowed})
        self.ended = Ended("overran", "The program told too much")
        raise self.ended

    # What the loop tells

    def say(self, stream, text):
        if self.ended is not None:
            return
        self.calls.settle()
        line = {
            "at": shown(self.now),
            "type": "console",
            "method": "log" if stream == "out" else "error",
            "values": [{"kind": "string", "value": text[:LONGEST_VALUE], "length": len(text)}],
            "task": self.task_id(current_task()),
            "frame": self.calls.innermost(sys._getframe(1)),
            "place": place_of(self.frame_here()) if stream == "out" else None,
        }
        if self.ahead_of is not None:
            self.later.append((self.now, line))
            return
        self.append(line)
        self.console_lines += 1
        if self.console_lines <= PROMPT_LINES or wall_clock() - self.sent >= 0.004:
            self.flush()

    def release(self):
        """Lines of threads whose time has come."""
        if not self.later or self.ahead_of is not None:
            return
        due = [line for at, line in self.later if at <= self.now]
        self.later = [entry for entry in self.later if entry[0] > self.now]
        for line in sorted(due, key=lambda line: line["at"]):
            self.append(line)

    def turned(self):
        self.release()
        silent = wall_clock() - self.sent
        if silent >= (FLUSH_SECONDS if self.parts else SIGN_SECONDS):
            self.flush()

    def blocked(self, begin):
        if self.ahead_of is None and self.now > begin:
            self.note("blocked", task=self.task_id(current_task()), **{"from": shown(begin)})

    def new_loop(self):
        return TracedLoop()

    def compiled(self, code):
        self.calls.watch(code)

    def waiting(self, tasks):
        known = [(self.task_id(task), task) for task in tasks]
        return [
            {"task": number, "name": task.get_name(), **self.wait_of(task)}
            for number, task in sorted(known, key=lambda entry: entry[0] or 0)
        ]

    # Tasks

    def task_id(self, task):
        """A task's number; one that is seen for the first time is told. None for housekeeping."""
        if task is None:
            return None
        if task in self.task_ids:
            return self.task_ids[task]
        if getattr(task.get_coro(), "__qualname__", "") in HOUSEKEEPING:
            self.task_ids[task] = None
            return None
        number = self.task_ids[task] = self.next("task")
        parent = current_task()
        self.note(
            "taskCreated",
            task=number,
            name=task.get_name(),
            parent=None if parent is task else self.task_id(parent),
            place=place_of(self.frame_here()),
        )
        return number

    def next(self, kind):
        self.counts[kind] += 1
        return self.counts[kind]

    def scheduled(self, task):
        if task in self.task_ids:
            number = self.task_ids[task]
            if number is not None and not task.done():
                self.note("taskWoken", task=number, by=self.task_id(current_task()))
        else:
            self.task_id(task)

    def step(self, task, run):
        number = self.task_id(task)
        if number is None or task.done():
            return run()
        self.note("taskResumed" if task in self.begun else "taskStarted", task=number)
        self.begun.add(task)
        run()
        if task.done():
            self.note("taskFinished", task=number, **self.end_of(task))
        else:
            self.note("taskWaited", task=number, **self.wait_of(task))
            self.note("taskSuspended", task=number)

    def end_of(self, task):
        if task.cancelled():
            return {"outcome": "cancelled", "error": None}
        # The public way to look would count as having retrieved it.
        error = task._exception
        if error is None:
            return {"outcome": "returned", "error": None}
        return {"outcome": "threw", "error": self.wire_error(error)}

    # Waiting

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
                number, name = self.object_id(names["self"])
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
            number, name = self.next("object"), self.next(f"of {kind}")
            self.object_ids[thing] = number, name
            self.note("objectMade", object=number, of=kind, name=f"{kind} {name}")
        return self.object_ids[thing]

    # Errors and places

    def outcome(self, error, filename):
        if error is None or (isinstance(error, SystemExit) and error.code in (None, 0)):
            return {"kind": "returned"}
        if isinstance(error, MemoryError):
            return {"kind": "overran", "limit": "memory", "allowed": self.limits["memory"]}
        if not isinstance(error, Ended):
            return {"kind": "threw", "error": self.wire_error(error)}
        if error.kind == "deadlocked":
            return {"kind": "deadlocked", "waiting": error.waiting}
        if self.now > LONGEST:
            allowed = LONGEST // 1000
            return {"kind": "overran", "limit": "virtualTime", "allowed": allowed}
        return {"kind": "overran", "limit": "events", "allowed": MOST_ITERATIONS}

    def wire_error(self, error, depth=0):
        frames = [
            {"function": frame.f_code.co_qualname, "place": self.line_place(frame, line)}
            for frame, line in traceback.walk_tb(error.__traceback__)
            if frame.f_code.co_filename == self.filename
        ]
        if isinstance(error, SyntaxError) and error.filename == self.filename:
            line, column = error.lineno or 1, error.offset or 1
            place = {"file": self.filename, "line": line, "column": column}
            frames.append({"function": "<module>", "place": place})
        cause = error.__cause__
        parts = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
        deeper = depth < 4
        return {
            "name": type(error).__name__,
            "message": message_of(error),
            "stack": frames[::-1],
            "cause": self.printable(cause, depth) if cause is not None and deeper else None,
            "errors": [self.printable(part, depth) for part in parts[:100]] if deeper else [],
            "entries": [],
        }

    def printable(self, error, depth):
        return {"kind": "error", "error": self.wire_error(error, depth + 1)}

    def line_place(self, frame, line):
        return {"file": self.filename, "line": line or 1, "column": 1}

    def frame_here(self):
        """The innermost frame of the program's own, among those that run."""
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != self.filename:
            frame = frame.f_back
        return frame


def wait(kind, text, task=None, object=None):
    return {"kind": kind, "text": text, "task": task, "object": object}


def current_task():
    loop = asyncio._get_running_loop()
    return None if loop is None else asyncio.current_task(loop)


def awaiting(coroutine):
    """The frames of a suspended coroutine, the outermost first."""
    while coroutine is not None:
        for prefix in ("cr", "gi", "ag"):
            frame = getattr(coroutine, f"{prefix}_frame", None)
            if frame is not None:
                yield frame
                break
        else:
            return
        inner = "gi_yieldfrom" if prefix == "gi" else f"{prefix}_await"
        coroutine = getattr(coroutine, inner, None)


def message_of(error):
    try:
        return str(error)[:LONGEST_VALUE]
    except Exception:
        return "<exception str() failed>"


def duration(seconds):
    milliseconds = max(0, round(seconds * 1000, 3))
    return f"{milliseconds:g} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.10g} s"


positions = weakref.WeakKeyDictionary()


def position_of(frame):
    code = frame.f_code
    if code not in positions:
        positions[code] = list(code.co_positions())
    return positions[code][frame.f_lasti // 2]


def place_of(frame):
    if frame is None:
        return None
    line, _, column, _ = position_of(frame)
    line = line or frame.f_lineno or 1
    return {"file": frame.f_code.co_filename, "line": line, "column": (column or 0) + 1}


def text_at(frame):
    """What is awaited, as it stands in the source, shortened."""
    line, last, begin, end = position_of(frame)
    source = linecache.getline(frame.f_code.co_filename, line or 0).encode()
    text = source[begin or 0 : end if last == line else None].decode(errors="replace").strip()
    text = re.sub(r"^(await|async with|async for)\s+", "", text)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


class Step(asyncio.Handle):
    """A step of a task, which tells when it begins and ends."""

    task = None

    def _run(self):
        world.step(self.task, super()._run)


class TracedTask(asyncio.Task):
    def cancel(self, msg=None):
        if not self.done() and (number := world.task_id(self)) is not None:
            message = None if msg is None else str(msg)
            by = world.task_id(current_task())
            world.note("taskCancelRequested", task=number, by=by, message=message)
        return super().cancel(msg)

    def set_name(self, value):
        super().set_name(value)
        if (number := world.task_id(self)) is not None:
            world.note("taskNamed", task=number, name=self.get_name())


TracedTask.__name__ = TracedTask.__qualname__ = "Task"
TracedTask.__module__ = "_asyncio"


class TracedLoop(VirtualLoop):
    def create_task(self, coro, *, name=None, **options):
        if self._task_factory is not None:
            return super().create_task(coro, name=name, **options)
        self._check_closed()
        if name is None:
            world.tasks += 1
            name = f"Task-{world.tasks}"
        return TracedTask(coro, loop=self, name=name, **options)

    def _call_soon(self, callback, args, context):
        task = getattr(callback, "__self__", None)
        if not isinstance(task, asyncio.Task) or not is_step(callback):
            return super()._call_soon(callback, args, context)
        world.scheduled(task)
        handle = Step(callback, args, self, context)
        handle.task = task
        self._ready.append(handle)
        return handle

    def run_forever(self):
        if all(world.task_id(task) is None for task in asyncio.all_tasks(self)):
            return super().run_forever()
        world.calls.module_waits()
        try:
            super().run_forever()
        finally:
            world.calls.module_goes_on()


def is_step(callback):
    name = getattr(callback, "__name__", type(callback).__name__)
    return name in ("TaskStepMethWrapper", "task_wakeup")


class Calls:
    """Async calls: entered, suspended, resumed, exited, told as promises would do it.

    When a call suspends, its callers suspend with it; when it goes on, they stay suspended until it is
    over. The interpreter resumes a chain of calls from the outside in, so that a resumption is told
    only when something happens in that call.
    """

    def __init__(self, trace):
        self.trace = trace
        self.numbers = {}
        self.states = {}
        self.count = 1
        self.module = "running"
        self.resuming = None

    def watch(self, code):
        sys.monitoring.use_tool_id(TOOL, "interleave")
        for event, callback in (
            (ON.PY_START, self.started),
            (ON.PY_RESUME, self.resumed),
            (ON.PY_THROW, self.resumed),
            (ON.PY_YIELD, self.suspended),
            (ON.PY_RETURN, self.returned),
            (ON.PY_UNWIND, self.unwound),
            (ON.LINE, self.line),
        ):
            sys.monitoring.register_callback(TOOL, event, callback)
        # These two can only be had of everybody.
        sys.monitoring.set_events(TOOL, ON.PY_THROW | ON.PY_UNWIND)
        self.watch_code(code)
        place = {"file": self.trace.filename, "line": 1, "column": 1}
        self.trace.note("frameEntered", frame=1, parent=None, task=None, name="(module)", place=place)

    def watch_code(self, code):
        events = ON.NO_EVENTS if self.trace.trail is None else ON.LINE
        if code.co_flags & ASYNC:
            events |= ON.PY_START | ON.PY_RESUME | ON.PY_YIELD | ON.PY_RETURN
        sys.monitoring.set_local_events(TOOL, code, events)
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                self.watch_code(constant)

    def over(self):
        if sys.monitoring.get_tool(TOOL) is not None:
            sys.monitoring.free_tool_id(TOOL)

    def innermost(self, frame):
        """The number of the innermost async call that runs."""
        while frame is not None and frame not in self.numbers:
            frame = frame.f_back
        return 1 if frame is None else self.numbers[frame]

    def caller_of(self, frame):
        frame = frame.f_back
        while frame is not None and frame not in self.numbers:
            if frame.f_code is Step._run.__code__:
                return None
            frame = frame.f_back
        return frame

    def settle(self):
        """Something is about to be told: the call that goes on comes first."""
        frame, self.resuming = self.resuming, None
        if frame is not None and self.states.get(frame) == "suspended":
            self.states[frame] = "running"
            self.trace.note("frameResumed", frame=self.numbers[frame])

    def started(self, code, _offset):
        frame = sys._getframe(1)
        self.settle()
        caller = self.caller_of(frame)
        self.count += 1
        self.numbers[frame] = self.count
        self.states[frame] = "running"
        place = {"file": code.co_filename, "line": code.co_firstlineno, "column": 1}
        self.trace.note(
            "frameEntered",
            frame=self.count,
            parent=None if caller is None else self.numbers[caller],
            task=self.trace.task_id(current_task()),
            name=code.co_name,
            place=place,
        )

    def suspended(self, _code, _offset, value):
        frame = sys._getframe(1)
        if self.resuming is frame:
            self.settle()
        if self.states.get(frame) != "running":
            return
        text, place = text_at(frame), place_of(frame)
        self.trace.note("frameSuspended", frame=self.numbers[frame], text=text, place=place)
        self.states[frame] = "suspended"
        if type(value).__name__ == "async_generator_wrapped_value":
            # It gave a value away: whoever asked for that goes on.
            self.resuming = self.caller_of(frame)

    def resumed(self, code, _offset, _error=None):
        if code.co_flags & ASYNC and code.co_filename == self.trace.filename:
            if code.co_flags & inspect.CO_ASYNC_GENERATOR:
                self.settle()
            self.resuming = sys._getframe(1)

    def returned(self, _code, _offset, _value):
        self.exit(sys._getframe(1), False)

    def unwound(self, _code, _offset, _error):
        self.exit(sys._getframe(1), True)

    def exit(self, frame, threw):
        if frame not in self.numbers:
            return
        self.settle()
        self.trace.note("frameExited", frame=self.numbers.pop(frame), threw=threw)
        del self.states[frame]
        self.resuming = self.caller_of(frame)

    def line(self, _code, line):
        """Only on the second way through a program that hung: where is it?"""
        trace = self.trace
        if trace.events >= trace.trail and line not in trace.seen_lines:
            trace.seen_lines.add(line)
            trace.tell_line(line)

    def module_waits(self):
        frame = self.trace.frame_here()
        if self.module != "running" or frame is None or frame.f_code.co_name != "<module>":
            return
        self.module = "suspended"
        text, place = text_at(frame), place_of(frame)
        self.trace.note("frameSuspended", frame=1, text=text, place=place)

    def module_goes_on(self):
        if self.module == "suspended" and world.ended is None:
            self.module = "running"
            self.trace.note("frameResumed", frame=1)


def trace_program(source, filename, options, send, tell_line):
    """Runs a program and tells its events, as JSON, to `send`; the last of them is its end."""
    options = json.loads(options)
    trace = Trace(filename, options, send, tell_line)
    trace.note("started", seed=options["seed"], schedule=options["schedule"])
    trace.flush()
    try:
        outcome = run_in(trace, source, filename)
    except Ended:
        # It told too much, and its end has been told.
        return
    finally:
        trace.calls.over()
    if trace.ended is None:
        trace.now = max([trace.now, *(at for at, _ in trace.later)])
        trace.note("frameExited", frame=1, threw=outcome["kind"] != "returned")
    trace.finish(outcome)
