// Numbers and words as a reader is shown them: durations with a unit, how many of what, lists.

/** `shop.test:80`; where no host is named, every one of the machine is meant. */
export function addressText(host: string, port: number): string {
  return host === "" ? `port ${port}` : `${host}:${port}`;
}

/** `1 byte`, `1,200 bytes`. */
export function many(count: number, one: string): string {
  return `${count.toLocaleString("en")} ${plural(count, one)}`;
}

/** The word alone: `byte`, `bytes`. */
export function plural(count: number, one: string): string {
  return count === 1 ? one : `${one}s`;
}

/** A length of time: `20 ms`, `1.5 s`, `2 min`, `1 h 30 min`. */
export function duration(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  if (whole < 1000) return `${whole} ms`;
  if (whole < 60_000) return `${whole / 1000} s`;
  // What would be 60 minutes is an hour.
  if (whole < 3_600_000 - 500) return parts(whole, 60_000, "min", 1000, "s");
  return parts(whole, 3_600_000, "h", 60_000, "min");
}

function parts(whole: number, big: number, bigUnit: string, small: number, unit: string): string {
  // Rounded before it is divided: 119.999 s are two minutes, not one and sixty seconds.
  const parts = Math.round(whole / small);
  const rest = parts % (big / small);
  const first = `${Math.floor(parts / (big / small))} ${bigUnit}`;
  return rest === 0 ? first : `${first} ${rest} ${unit}`;
}

/** `a`, `a and b`, `a, b and c`, `a, b and 4 more`. */
export function listed(words: readonly string[], most = 4): string {
  const shown = words.length > most ? words.slice(0, most - 1) : words.slice();
  if (words.length > shown.length) shown.push(`${words.length - shown.length} more`);
  const last = shown.pop();
  if (last === undefined) return "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

/** At most so many characters. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

/** How full or free a thing is: `a lock, held`. */
export function stateOf(of: string, size: number): string {
  if (of === "Lock") return size > 0 ? "a lock, held" : "a lock, free";
  if (/Semaphore/.test(of)) return `a semaphore, ${size} free`;
  if (/Queue/.test(of)) return `a queue, ${size} inside`;
  if (of === "Event") return size > 0 ? "an event, set" : "an event, not set";
  if (of === "Connections") return `${size} open`;
  if (of === "Datagrams") return `${size} under way`;
  return `${of}, ${size}`;
}
