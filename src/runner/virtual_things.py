"""Locks, events, semaphores, queues and the like: what the program calls each, and every change. Read by
the interpreter's own monitoring where asyncio's code runs; nothing of theirs is replaced."""

import ast
import weakref
from asyncio import Barrier, Condition, Event, Lock, Queue, Semaphore


def put_in(queue):
    is_full = 0 < queue._maxsize <= len(queue._queue)
    return None if queue._is_shutdown or is_full else ("put", len(queue._queue) + 1)


def taken_out(queue):
    return ("got", len(queue._queue) - 1) if queue._queue else None


def done_with(queue):
    left = queue._unfinished_tasks
    return ("taskDone", left - 1) if left > 0 else None


# As its code begins: who waits for a change is woken by it, and is told of after it.
BEFORE = {
    Lock.release: lambda lock: ("released", 0) if lock._locked else None,
    Semaphore.release: lambda semaphore: ("released", semaphore._value + 1),
    Event.set: lambda event: None if event._value else ("set", 1),
    Event.clear: lambda event: ("cleared", 0) if event._value else None,
    Queue.put_nowait: put_in,
    Queue.get_nowait: taken_out,
    Queue.task_done: done_with,
    Barrier._release: lambda barrier: ("filled", barrier._count),
}
# As its code returns: it may have waited meanwhile.
AFTER = {
    Lock.acquire: lambda lock: ("acquired", 1),
    Semaphore.acquire: lambda semaphore: ("acquired", semaphore._value),
    Queue.shutdown: lambda queue: ("shutdown", len(queue._queue)),
    Barrier.abort: lambda barrier: ("broken", barrier._count),
    Barrier.reset: lambda barrier: ("cleared", barrier._count),
}
MADE = (Barrier, Condition, Event, Lock, Queue, Semaphore)


def assigned(tree):
    """Every call in a program whose result gets a name, and that name."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from paired(target, value)
            case ast.AnnAssign(target=target, value=value) | ast.NamedExpr(target=target, value=value):
                yield from paired(target, value)
            case ast.withitem(context_expr=value, optional_vars=target) if target is not None:
                yield from paired(target, value)
            case ast.keyword(arg=name, value=value):
                yield from called(value, name)
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values):
                    if isinstance(key, ast.Constant):
                        yield from called(value, f"{key.value}")


def paired(target, value):
    match target, value:
        case (ast.Tuple(elts=targets) | ast.List(elts=targets)), (ast.Tuple(elts=values) | ast.List(elts=values)):
            for one, other in zip(targets, values):
                yield from paired(one, other)
        case ast.Name(id=name), _:
            yield from called(value, name)
        case ast.Attribute(attr=name), _:
            yield from called(value, name)


def called(value, name):
    match value:
        case ast.Call(func=ast.Name(id=kind)) | ast.Call(func=ast.Attribute(attr=kind)):
            yield (value.lineno, value.col_offset, kind), name


class Things:
    """Hears of every call of the functions above."""

    def __init__(self, trace):
        self.trace = trace
        self.names = weakref.WeakKeyDictionary()
        # What the program calls what it makes, by place and class.
        self.targets = None
        # What a barrier or a queue is made of is no thing of the program's.
        self.inner = weakref.WeakSet()
        self.before = {function.__code__: change for function, change in BEFORE.items()}
        self.after = {function.__code__: change for function, change in AFTER.items()}
        self.made = {kind.__init__.__code__ for kind in MADE}

    def codes(self):
        return {*self.before, *self.after, *self.made, Condition._notify.__code__}

    def began(self, code, frame):
        thing = frame.f_locals["self"]
        if code in self.made:
            self.made_by(frame.f_back, thing)
        elif code in self.before:
            self.changed(thing, self.before[code](thing))

    def ended(self, code, frame):
        thing = frame.f_locals["self"]
        if code is Condition._notify.__code__:
            # A waiter that can't use its notification passes it on with the same code.
            if frame.f_back.f_code is Condition.notify.__code__:
                self.changed(thing, ("notified", frame.f_locals["idx"]))
        elif code in self.after:
            self.changed(thing, self.after[code](thing))

    def made_by(self, maker, thing):
        owner = maker.f_locals["self"] if maker.f_code in self.made else thing
        if owner is thing:
            self.names[thing] = self.name_made(type(thing).__name__)
        elif not isinstance(owner, Condition) or owner in self.inner:
            self.inner.add(thing)

    def changed(self, thing, change):
        if change is None or thing in self.inner:
            return
        what, length = change
        number, _ = self.trace.object_id(thing)
        task = self.trace.task_id(current_task())
        self.trace.note("objectChanged", object=number, task=task, change=what, length=length)

    def name_made(self, kind):
        """The variable, attribute or argument that the call of the class becomes."""
        frame = self.trace.frame_here()
        if frame is None:
            return ""
        if self.targets is None:
            source = "".join(linecache.getlines(frame.f_code.co_filename))
            self.targets = {place: name for place, name in assigned(ast.parse(source))}
        line, _, column, _ = position_of(frame)
        return self.targets.get((line, column, kind), "")

    def name_of(self, thing, kind):
        """The name it was made under; a number for what has none, and for the second of a name on."""
        own = self.names.get(thing, "")
        name = "" if own == kind.lower() else own
        number = self.trace.next(f"{kind} {name}")
        if name == "":
            return f"{number}"
        return name if number == 1 else f"{name} {number}"
