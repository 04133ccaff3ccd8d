"""The async calls of a program, as its interpreter's own monitoring tells them."""

import inspect
import types

ASYNC = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
TOOL = 4
ON = sys.monitoring.events


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
        self.things = Things(trace)
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
        for of_asyncio in self.things.codes():
            sys.monitoring.set_local_events(TOOL, of_asyncio, ON.PY_START | ON.PY_RETURN)
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
            for of_asyncio in self.things.codes():
                sys.monitoring.set_local_events(TOOL, of_asyncio, ON.NO_EVENTS)
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
        if code.co_filename != self.trace.filename:
            return self.things.began(code, frame)
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

    def returned(self, code, _offset, _value):
        frame = sys._getframe(1)
        if code.co_filename != self.trace.filename:
            return self.things.ended(code, frame)
        self.exit(frame, False)

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
