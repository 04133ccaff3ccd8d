// Feels how a page fares: how long it drew nothing, gave nobody a turn, and was kept by one task. From
// the three together can be told whether the page itself was busy, or the machine had no time for it.

export interface Fared {
  /** The longest time between two frames of the page, in milliseconds. */
  readonly gap: number;
  /** The longest time in which its main thread gave a timer no turn. */
  readonly still: number;
  /** The longest task of its main thread (only those over 50 ms are known), and what it ran. */
  readonly task: number;
  readonly by: string;
}

/** Whoever asks a browser's timers more often is slowed down by them. */
const every = 5;

export class Meter {
  #gap = 0;
  #still = 0;
  #task = 0;
  #by = "";
  readonly #observer = new PerformanceObserver((entries) => {
    for (const entry of entries.getEntries()) this.#took(entry);
  });

  constructor() {
    this.#frames();
    this.#turns();
    this.#observer.observe({ type: "longtask" });
    // Tells what ran, where the browser knows it.
    const { supportedEntryTypes } = PerformanceObserver;
    if (supportedEntryTypes.includes("long-animation-frame")) {
      this.#observer.observe({ type: "long-animation-frame" });
    }
  }

  begin(): void {
    this.#observer.takeRecords();
    [this.#gap, this.#still, this.#task, this.#by] = [0, 0, 0, ""];
  }

  /** A frame after the end counts too. */
  async end(): Promise<Fared> {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const entry of this.#observer.takeRecords()) this.#took(entry);
    const [gap, still, task] = [this.#gap, this.#still, this.#task].map(Math.round);
    return { gap: gap ?? 0, still: still ?? 0, task: task ?? 0, by: this.#by };
  }

  #frames(): void {
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      this.#gap = Math.max(this.#gap, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  #turns(): void {
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      this.#still = Math.max(this.#still, now - last - every);
      last = now;
    }, every);
  }

  #took(entry: PerformanceEntry): void {
    if (entry.entryType === "longtask") this.#task = Math.max(this.#task, entry.duration);
    else if (entry.duration >= this.#task) this.#by = scriptsOf(entry);
  }
}

interface LongFrame extends PerformanceEntry {
  readonly scripts: readonly {
    readonly invoker: string;
    readonly sourceFunctionName: string;
    readonly duration: number;
  }[];
}

function scriptsOf(entry: PerformanceEntry): string {
  const scripts = (entry as LongFrame).scripts.toSorted((a, b) => b.duration - a.duration);
  const [longest] = scripts;
  if (longest === undefined) return "";
  const { invoker, sourceFunctionName, duration } = longest;
  return `${Math.round(duration)} ms of ${sourceFunctionName || invoker}`;
}
