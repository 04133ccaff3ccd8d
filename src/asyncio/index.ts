// Python's asyncio for TypeScript: everything a program may import. Times are milliseconds.
export { type Clock, VirtualClock } from "./clock.ts";
export { Context, ContextVar, copyContext, type Token } from "./context.ts";
export { type Coroutine, coroutine } from "./coroutine.ts";
export { ensureFuture, wrapFuture } from "./ensure.ts";
export {
  BrokenBarrierError,
  CancelledError,
  ConnectionResetError,
  IncompleteReadError,
  InvalidStateError,
  isCancelled,
  isTimeout,
  LimitOverrunError,
  LookupError,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  RuntimeError,
  TimeoutError,
  ValueError,
} from "./errors.ts";
export { Future, isFuture, type Outcome } from "./future.ts";
export { type GatherOptions, gather } from "./gather.ts";
export type { Handle, TimerHandle } from "./handle.ts";
export { getRunningLoop, type Loop, newEventLoop } from "./loop.ts";
export type { ExceptionContext, ExceptionHandler } from "./reports.ts";
export { Runner, type RunnerOptions, type RunOptions, run } from "./runner.ts";
export { sleep } from "./sleep.ts";
export type { Awaitable, Result, Starter } from "./starter.ts";
export {
  allTasks,
  createTask,
  currentTask,
  type Task,
  type TaskOptions,
} from "./task.ts";
