// Who waits for whom.
import type { Future } from "./future.ts";
import { currentTask } from "./task.ts";

/** A future or task, and those that wait for it, and so on outward. */
export interface FutureCallGraph {
  readonly future: Future<unknown>;
  /** Where the running code is, innermost first, as far as the platform tells; else empty. */
  readonly callStack: readonly string[];
  readonly awaitedBy: readonly FutureCallGraph[];
}

/**
 * Who waits for `future`, by default the current task, and who waits for those, and so on outward; `null`
 * if there is no such task.
 *
 * @see https://docs.python.org/3.14/library/asyncio-graph.html#asyncio.capture_call_graph
 *
 * @example
 * ```ts
 * import { captureCallGraph, createTask, sleep } from "asyncio";
 *
 * const oven = createTask(() => sleep(10), { name: "oven" });
 * createTask(async () => await oven, { name: "cook" });
 * await sleep(1);
 * console.log(captureCallGraph(oven)?.awaitedBy.length); // 1
 * ```
 */
export function captureCallGraph(
  future: Future<unknown> | null = currentTask(),
): FutureCallGraph | null {
  return future === null ? null : build(future, new Set());
}

/**
 * The graph of `captureCallGraph` in words, a line for each.
 *
 * @see https://docs.python.org/3.14/library/asyncio-graph.html#asyncio.format_call_graph
 *
 * @example
 * ```ts
 * import { createTask, formatCallGraph, sleep } from "asyncio";
 *
 * const oven = createTask(() => sleep(10), { name: "oven" });
 * createTask(async () => await oven, { name: "cook" });
 * await sleep(1);
 * console.log(formatCallGraph(oven).replace("\n ", " is")); // task "oven" is awaited by task "cook"
 * ```
 */
export function formatCallGraph(future: Future<unknown> | null = currentTask()): string {
  const graph = captureCallGraph(future);
  return graph === null ? "" : lines(graph, 0).join("\n");
}

/**
 * Prints the graph of `captureCallGraph`.
 *
 * @see https://docs.python.org/3.14/library/asyncio-graph.html#asyncio.print_call_graph
 *
 * @example
 * ```ts
 * import { createTask, printCallGraph, sleep } from "asyncio";
 *
 * const oven = createTask(() => sleep(10), { name: "oven" });
 * printCallGraph(oven); // task "oven"
 * ```
 */
export function printCallGraph(future: Future<unknown> | null = currentTask()): void {
  console.log(formatCallGraph(future));
}

function build(future: Future<unknown>, above: ReadonlySet<object>): FutureCallGraph {
  const path = new Set([...above, future]);
  const awaiters = future.awaiters().filter((task) => !path.has(task));
  return {
    future,
    callStack: future === currentTask() ? stack() : [],
    awaitedBy: awaiters.map((task) => build(task, path)),
  };
}

/** The program's own frames. */
function stack(): string[] {
  const frames = new Error().stack?.split("\n").slice(1) ?? [];
  return frames.map((frame) => frame.trim()).filter((frame) => !frame.includes("/asyncio/"));
}

function lines(graph: FutureCallGraph, depth: number): string[] {
  const indent = "  ".repeat(depth);
  const frames = graph.callStack.map((frame) => `${indent}    ${frame}`);
  const awaiters = graph.awaitedBy.flatMap((one) => lines(one, depth + 1));
  const head = `${indent}${depth === 0 ? "" : "awaited by "}${graph.future.label}`;
  return [head, ...frames, ...awaiters];
}
