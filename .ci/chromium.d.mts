/** The path of a Chromium that exists. */
export function findChromium(): string;
