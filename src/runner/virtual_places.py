"""Where a program is, and what it says there: frames, positions, the text of an await, errors with
their places."""

import weakref

LONGEST_VALUE = 10_000
LONGEST_TEXT = 40


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


def message_of(error):
    try:
        return str(error)[:LONGEST_VALUE]
    except Exception:
        return "<exception str() failed>"


class Errors:
    """How a run ended, and what was thrown, as events tell it."""

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
