"""The tasks of a program: made, started, woken, suspended, over. Steps are told by the loop's handles;
what a task does is untouched."""

from asyncio.base_events import BaseEventLoop

# What `asyncio.run` starts to clean up is no task of the program.
HOUSEKEEPING = {"BaseEventLoop.shutdown_asyncgens", "BaseEventLoop.shutdown_default_executor"}


class Tasks:
    """The numbers of tasks, and what becomes of each."""

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


def current_task():
    loop = asyncio._get_running_loop()
    return None if loop is None else asyncio.current_task(loop)


class Step(asyncio.Handle):
    """A step of a task, which tells when it begins and ends."""

    task = None

    def _run(self):
        world.step(self.task, super()._run)


Step.__name__ = Step.__qualname__ = "Handle"
Step.__module__ = "asyncio"


class TracedTimer(Timer):
    """A callback that the program itself asked for at a later time: what `setTimeout` is elsewhere."""

    def tell(self, of, place):
        self.timer = world.next("timer")
        due = shown(round(self._when * MICROSECONDS))
        world.note("timerSet", timer=self.timer, due=due, of=of, **({"place": place} if place else {}))

    def cancel(self):
        if self._scheduled and not self._cancelled:
            world.note("timerCleared", timer=self.timer)
        super().cancel()

    def _run(self):
        world.note("timerFired", timer=self.timer)
        super()._run()


TracedTimer.__name__ = TracedTimer.__qualname__ = "TimerHandle"
TracedTimer.__module__ = "asyncio"


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

    def make_timer(self, when, callback, args, context):
        caller = sys._getframe(2)
        of = "call_later" if caller.f_code is BaseEventLoop.call_later.__code__ else "call_at"
        asker = caller.f_back if of == "call_later" else caller
        if asker.f_code.co_filename != world.filename:
            return super().make_timer(when, callback, args, context)
        timer = TracedTimer(when, callback, args, self, context)
        timer.tell(of, place_of(asker))
        return timer

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
