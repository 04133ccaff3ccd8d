// Moments of virtual time as text. Alone, since every chapter's questions need no more than this.

/** A moment where nothing but moments stands: `1.000`. */
export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** A moment: `1.000 s`. */
export function moment(milliseconds: number): string {
  return `${seconds(milliseconds)} s`;
}
