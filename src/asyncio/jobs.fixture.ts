// Functions that tests name as a module's exports, for workers to import.
export function double(value: number): number {
  return value * 2;
}

export const notAFunction = 7;
