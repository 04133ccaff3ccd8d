/** A port that is free on this machine: the wanted one, or the next. */
export function freePort(wanted: number): Promise<number>;
