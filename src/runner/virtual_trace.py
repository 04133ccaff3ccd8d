"""Runs a Python program under virtual time and tells what happens as it happens: the events that a
TypeScript run tells, with the same words, so that one console and one timeline serve both.

Stands in the names of virtual_loop.py. Nothing here changes what a program does: steps are told by the
loop's handles, calls by the interpreter's own monitoring.
"""

import collections
import weakref

FLUSH_CHARS = 60_000
FLUSH_SECONDS = 0.03
SIGN_SECONDS = 0.25
# The first lines of a console leave at once; a flood of them leaves in batches.
PROMPT_LINES = 500


class Trace(Tasks, Waits, Errors, World):
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
