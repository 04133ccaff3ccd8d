// Who listens to what, as Node's emitters keep it.
type Listener = (...values: unknown[]) => unknown;

interface Entry {
  readonly listener: Listener;
  readonly isOnce: boolean;
}

export class Listeners {
  readonly #entries = new Map<string, Entry[]>();
  readonly #changed: (event: string) => void;

  /** `changed` is told of every event that somebody began or ceased to listen to. */
  constructor(changed: (event: string) => void = () => {}) {
    this.#changed = changed;
  }

  add(event: string, listener: unknown, isOnce: boolean): void {
    if (typeof listener !== "function") {
      throw new TypeError(
        `Cannot listen to ${event}: found ${typeof listener}, expected a function`,
      );
    }
    const entries = this.#entries.get(event) ?? [];
    this.#entries.set(event, [...entries, { listener: listener as Listener, isOnce }]);
    this.#changed(event);
  }

  remove(event: string, listener: unknown): void {
    const entries = this.#entries.get(event) ?? [];
    const at = entries.findLastIndex((entry) => entry.listener === listener);
    if (at < 0) return;
    this.#entries.set(event, entries.toSpliced(at, 1));
    this.#changed(event);
  }

  count(event: string): number {
    return this.#entries.get(event)?.length ?? 0;
  }

  /** Whether anybody listened. */
  emit(event: string, ...values: unknown[]): boolean {
    const entries = this.#entries.get(event) ?? [];
    for (const { listener, isOnce } of entries) {
      if (isOnce) this.remove(event, listener);
      listener(...values);
    }
    return entries.length > 0;
  }
}

/** `on`, `once`, `off` for an object whose listeners are kept here. */
export function emitterOf<T extends object>(owner: () => T, listeners: Listeners) {
  return {
    on(event: string, listener: unknown): T {
      listeners.add(event, listener, false);
      return owner();
    },
    once(event: string, listener: unknown): T {
      listeners.add(event, listener, true);
      return owner();
    },
    off(event: string, listener: unknown): T {
      listeners.remove(event, listener);
      return owner();
    },
  };
}
