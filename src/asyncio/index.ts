// Python's asyncio for TypeScript: everything a program may import. Times are milliseconds.
export { fromAbortable } from "./abortable.ts";
export { type AsCompleted, type AsCompletedOptions, asCompleted } from "./ascompleted.ts";
export { AsyncFile } from "./asyncfile.ts";
export { Barrier, type BarrierState } from "./barrier.ts";
export { blockFor } from "./blocking.ts";
export { ClientResponse } from "./clientresponse.ts";
export { ClientSession, type ClientSessionOptions, type RequestOptions } from "./clientsession.ts";
export { type Clock, VirtualClock } from "./clock.ts";
export { Condition } from "./condition.ts";
export { Context, ContextVar, copyContext, type Token } from "./context.ts";
export { type Coroutine, coroutine } from "./coroutine.ts";
export {
  createDatagramEndpoint,
  type DatagramEndpoint,
  type DatagramEndpointOptions,
} from "./datagrams.ts";
export { DatagramProtocol, DatagramTransport } from "./datagramtransport.ts";
export { ensureFuture, wrapFuture } from "./ensure.ts";
export {
  BrokenBarrierError,
  BrokenPipeError,
  CancelledError,
  ConnectionError,
  ConnectionRefusedError,
  ConnectionResetError,
  FileNotFoundError,
  IncompleteReadError,
  InvalidStateError,
  isCancelled,
  isTimeout,
  LimitOverrunError,
  LookupError,
  OSError,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  RuntimeError,
  SSLError,
  TimeoutError,
  ValueError,
} from "./errors.ts";
export { Event, Event as AsyncEvent } from "./event.ts";
export {
  type ExecutorOptions,
  ProcessPoolExecutor,
  type ShutdownOptions,
  ThreadPoolExecutor,
} from "./executor.ts";
export { type BinaryMode, type Files, files, type TextMode } from "./files.ts";
export { Future, isFuture, type Outcome } from "./future.ts";
export { type GatherOptions, gather } from "./gather.ts";
export {
  captureCallGraph,
  type FutureCallGraph,
  formatCallGraph,
  printCallGraph,
} from "./graph.ts";
export type { Guard } from "./guard.ts";
export type { Handle, TimerHandle } from "./handle.ts";
export {
  ClientConnectionError,
  ClientError,
  ClientPayloadError,
  ClientResponseError,
} from "./httperrors.ts";
export { Lock } from "./lock.ts";
export { getRunningLoop, type Loop, newEventLoop } from "./loop.ts";
export type { SocketAddress, TlsOptions } from "./network.ts";
export type { Signal } from "./process.ts";
export {
  LifoQueue,
  PriorityQueue,
  type PriorityQueueOptions,
  Queue,
  type QueueOptions,
} from "./queue.ts";
export { StreamReader, type StreamReaderOptions } from "./reader.ts";
export type { ExceptionContext, ExceptionHandler } from "./reports.ts";
export { Runner, type RunnerOptions, type RunOptions, run } from "./runner.ts";
export { BoundedSemaphore, Semaphore } from "./semaphore.ts";
export type { Separator } from "./separators.ts";
export { type ClientConnected, Server } from "./server.ts";
export {
  type ServerOptions,
  startServer,
  startUnixServer,
  type UnixServerOptions,
} from "./serving.ts";
export { shield } from "./shield.ts";
export { sleep } from "./sleep.ts";
export { splitErrors } from "./spliterrors.ts";
export type { Awaitable, Result, Starter } from "./starter.ts";
export {
  type ConnectionOptions,
  openConnection,
  openUnixConnection,
  type Streams,
} from "./streams.ts";
export {
  createSubprocessExec,
  createSubprocessShell,
  DEVNULL,
  type Output,
  PIPE,
  Process,
  STDOUT,
  type SubprocessOptions,
} from "./subprocess.ts";
export {
  allTasks,
  createTask,
  currentTask,
  type Task,
  type TaskOptions,
} from "./task.ts";
export { type TaskGroup, taskGroup } from "./taskgroup.ts";
export type { ModuleExport } from "./thread.ts";
export { toThread } from "./threads.ts";
export { type Timeout, timeout, timeoutAt } from "./timeouts.ts";
export {
  ALL_COMPLETED,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type ReturnWhen,
  type Waited,
  type WaitOptions,
  wait,
} from "./wait.ts";
export { waitFor } from "./waitfor.ts";
export { type StartTlsOptions, type StreamTransport, StreamWriter } from "./writer.ts";
