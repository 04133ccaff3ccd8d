// The codes of event rows, as their reader knows them; what each row holds stands in the protocol.
import type { RowCodes } from "./protocol.ts";

export const codes: RowCodes = {
  event: 0,
  epoch: 1,
  frameEntered: 2,
  frameSuspended: 3,
  frameResumed: 4,
  frameExited: 5,
  taskCreated: 6,
  taskStarted: 7,
  taskWaited: 8,
  taskWoken: 9,
  taskResumed: 10,
  taskSuspended: 11,
  taskFinished: 12,
  timerSet: 13,
  timerFired: 14,
  timerCleared: 15,
  objectChanged: 16,
};

/** How many numbers a row has, by its code. */
const widths: readonly number[] = [1, 2, 6, 4, 3, 4, 8, 3, 8, 4, 3, 3, 4, 5, 3, 3, 6];

/** 0 for what is no code. */
export function widthOf(code: number): number {
  return widths[code] ?? 0;
}
