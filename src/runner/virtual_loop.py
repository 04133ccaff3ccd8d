"""Runs one Python program under virtual time and says what it printed, and when.

The clock is a whole number of microseconds and moves only when nothing is ready, when the program
sleeps or reads it, and by one microsecond for each loop iteration that begins with something ready
while timers are pending: exactly as in the library, so that near deadlines fall due in the same
order. What a program reads is rounded to the millisecond. The loop is CPython's own: only its
selector, its clock and the order of equal deadlines are ours.
"""

import asyncio
import asyncio.base_events
import builtins
import contextvars
import gc
import heapq
import io
import json
import linecache
import os
import random
import re
import signal
import sys
import time
import traceback

MICROSECONDS = 1_000_000
LONGEST = 24 * 3600 * MICROSECONDS
MOST_ITERATIONS = 2_000_000
# Where the sandbox's Date starts too, so that a program that prints a date can have a twin.
EPOCH = 1_767_225_600
# The real clock, before programs get one of ours.
wall_clock = time.perf_counter


class Ended(KeyboardInterrupt):
    """The program can't go on: nothing will ever wake it, or it went over a limit.

    A KeyboardInterrupt, because the loop lets only that pass through tasks and callbacks.
    """

    def __init__(self, kind, text, waiting=()):
        super().__init__(text)
        self.kind = kind
        self.waiting = list(waiting)


class World:
    """What belongs to one program: its clock, its task numbers, its lines."""

    def __init__(self):
        self.now = 0
        self.tasks = 0
        self.timers = 0
        self.ended = None
        self.lines = []
        # A thread's job runs ahead of the clock; this is the time it set out from.
        self.ahead_of = None

    def read(self):
        """Milliseconds. Reading costs a microsecond, so that a busy wait comes to its end."""
        self.now += 1
        return shown(self.now)

    def spend(self, seconds):
        self.now += round(seconds * MICROSECONDS)

    def say(self, stream, text):
        if self.ended is None:
            self.lines.append((self.now, stream, text))

    # What follows is for a world that is watched; this one keeps nothing but lines.

    def new_loop(self):
        return VirtualLoop()

    def compiled(self, code):
        """The program was understood, and is about to start."""

    def turned(self):
        """An iteration of the loop is about to begin, or the clock moved on."""

    def blocked(self, begin):
        """Somebody held up everybody since `begin`."""

    def outcome(self, error, filename):
        return outcome_of(error, filename)

    def waiting(self, tasks):
        return sorted(task.get_name() for task in tasks)


def shown(microseconds):
    return (microseconds + 500) // 1000


world = World()


class Console(io.TextIOBase):
    """A stream whose lines carry the time at which they were complete."""

    def __init__(self, stream):
        self.stream = stream
        self.rest = ""

    def writable(self):
        return True

    def write(self, text):
        *lines, self.rest = (self.rest + text).split("\n")
        for line in lines:
            world.say(self.stream, line)
        return len(text)

    def finish(self):
        if self.rest:
            world.say(self.stream, self.rest)


class Timer(asyncio.TimerHandle):
    """CPython leaves equal deadlines to the heap; here the one asked for first comes first."""

    def __init__(self, when, callback, args, loop, context):
        super().__init__(round(when, 6), callback, args, loop, context)
        world.timers += 1
        self.number = world.timers

    def __lt__(self, other):
        return (self._when, self.number) < (other._when, other.number)


Timer.__name__ = Timer.__qualname__ = "TimerHandle"
Timer.__module__ = "asyncio"


class Selector:
    """Waits for nothing but time."""

    def __init__(self, loop):
        self.loop = loop
        self.iterations = 0

    def select(self, timeout):
        if world.ended is not None:
            raise world.ended
        if timeout is None:
            raise self.loop.end(
                "deadlocked", "Nothing is ready, no timer is pending, and the program is not over"
            )
        self.iterations += 1
        if self.iterations > MOST_ITERATIONS or world.now > LONGEST:
            raise self.loop.end("overran", "The program went on for too long")
        if timeout > 0:
            world.spend(timeout)
        elif self.loop._ready and self.loop._scheduled:
            world.now += 1
        world.turned()
        return ()

    def close(self):
        pass


class VirtualLoop(asyncio.base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._clock_resolution = 0.5 / MICROSECONDS
        self._selector = Selector(self)
        self._pools = {}
        # What virtual_net.py serves: who listens at which port, for connections and for datagrams.
        self.listeners = Ports()
        self.datagrams = Ports()

    def time(self):
        # What asyncio reads for itself is exact and costs nothing.
        if sys._getframe(1).f_globals.get("__name__") == "__main__":
            return world.read() / 1000
        return world.now / MICROSECONDS

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def run_forever(self):
        if world.ended is not None:
            raise world.ended
        super().run_forever()

    def end(self, kind, text):
        world.ended = Ended(kind, text, world.waiting(asyncio.all_tasks(self)))
        return world.ended

    def create_task(self, coro, *, name=None, **options):
        # The C implementation counts for the whole process; a program counts from one.
        if name is None:
            world.tasks += 1
            name = f"Task-{world.tasks}"
        return super().create_task(coro, name=name, **options)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = self.make_timer(when, callback, args, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def make_timer(self, when, callback, args, context):
        return Timer(when, callback, args, self, context)

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        size = getattr(executor, "_max_workers", min(32, (os.cpu_count() or 1) + 4))
        free = self._pools.setdefault(executor, [0] * size)
        begin = max(world.now, heapq.heappop(free))
        future = self.create_future()
        if begin == world.now:
            heapq.heappush(free, self._work(future, func, args))
        else:
            heapq.heappush(free, begin)
            self.call_at(begin / MICROSECONDS, self._work_late, free, begin, future, func, args)
        return future

    def _work_late(self, free, begin, future, func, args):
        free.remove(begin)
        heapq.heapify(free)
        heapq.heappush(free, self._work(future, func, args))

    def _work(self, future, func, args):
        """A thread's job runs at once on a clock of its own; its result arrives when it is due."""
        begin = world.ahead_of = world.now
        try:
            settle, value = future.set_result, func(*args)
        except Exception as error:
            settle, value = future.set_exception, error
        due, world.now, world.ahead_of = world.now, begin, None
        self.call_at(due / MICROSECONDS, lambda: future.done() or settle(value))
        return due


class Policy(asyncio.events._BaseDefaultEventLoopPolicy):
    @staticmethod
    def _loop_factory():
        return world.new_loop()


def run(main, *, debug=None, loop_factory=None):
    """`asyncio.run`, which Pyodide replaces by one that needs the browser's loop."""
    if asyncio._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with asyncio.Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def interrupt(_signal, _frame):
    world.ended = Ended("hung", "The program did not give the loop a turn for too long")
    raise world.ended


def install():
    signal.signal(signal.SIGINT, interrupt)
    asyncio.run = asyncio.runners.run = run
    time.sleep = world_sleep
    time.monotonic = time.perf_counter = lambda: world.read() / 1000
    time.monotonic_ns = time.perf_counter_ns = lambda: world.read() * 10**6
    time.time = lambda: EPOCH + world.read() / 1000
    time.time_ns = lambda: (EPOCH * 1000 + world.read()) * 10**6


def world_sleep(seconds):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    begin = world.now
    world.spend(seconds)
    world.blocked(begin)


def outcome_of(error, filename):
    if error is None:
        return {"kind": "returned"}
    if isinstance(error, Ended):
        return {"kind": error.kind, "text": str(error), "waiting": error.waiting}
    inner = error.__traceback__
    while inner is not None and inner.tb_frame.f_code.co_filename != filename:
        inner = inner.tb_next
    text = "".join(traceback.format_exception(error.with_traceback(inner))).rstrip()
    return {"kind": "threw", "name": type(error).__name__, "message": str(error), "text": text}


def execute(source, filename):
    """Compiles and runs the program; gives its outcome, and keeps nothing else of it."""
    names = {"__name__": "__main__", "__file__": filename, "__builtins__": builtins}
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    try:
        code = compile(source, filename, "exec")
        world.compiled(code)
        contextvars.Context().run(exec, code, names)
        return world.outcome(world.ended, filename)
    except BaseException as error:
        return world.outcome(world.ended or error, filename)
    finally:
        if world.ended is not None:
            world.ended.__traceback__ = None


def run_program(source, filename):
    """Runs a program in a fresh world and gives its lines and its outcome as JSON."""
    outcome = run_in(World(), source, filename)
    # A thread's lines were said ahead of their time; all others are in order already.
    lines = sorted(world.lines, key=lambda line: line[0])
    said = [{"at": shown(at), "stream": stream, "text": text} for at, stream, text in lines]
    return json.dumps({"lines": said, "outcome": outcome})


def run_in(fresh, source, filename):
    """Runs a program in this world, and gives its outcome."""
    global world
    world = fresh
    out, err = Console("out"), Console("err")
    kept = sys.stdout, sys.stderr, asyncio._get_running_loop(), asyncio.events._event_loop_policy
    modules = [asyncio, builtins, time, random, *vars(asyncio).values()]
    dicts = [vars(module) for module in modules if isinstance(module, type(sys))]
    snapshots = [(names, dict(names)) for names in dicts]
    sys.stdout, sys.stderr = out, err
    asyncio._set_running_loop(None)
    asyncio.events._set_event_loop_policy(Policy())
    random.seed(0)
    try:
        outcome = execute(source, filename)
        # What the program left behind reports itself now, or is silent if the program was ended.
        gc.collect()
        out.finish()
        err.finish()
    finally:
        sys.stdout, sys.stderr = kept[:2]
        asyncio._set_running_loop(kept[2])
        asyncio.events._set_event_loop_policy(kept[3])
        for names, before in snapshots:
            names.clear()
            names.update(before)
    return outcome


install()
