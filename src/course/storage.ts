// What is read and written at once: the browser's `localStorage`. Whoever refuses it, or has no room
// left, is answered with nothing, and never with an error.

/** The part of `Storage` that is needed. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** `null` where the browser refuses. */
export function localStore(): Store | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Whether it is written now. */
export function writeItem(
  store: Pick<Store, "setItem"> | null,
  key: string,
  value: unknown,
): boolean {
  try {
    store?.setItem(key, JSON.stringify(value));
    return store !== null;
  } catch {
    return false;
  }
}

/** `null` where there is nothing, or nothing that can be read. */
export function readItem(store: Pick<Store, "getItem"> | null, key: string): unknown {
  try {
    return JSON.parse(store?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** What is read as an object; every field of it is still to be looked at. */
export function fieldsOf<Field extends string>(
  value: unknown,
): Partial<Record<Field, unknown>> | null {
  return typeof value === "object" && value !== null ? value : null;
}

export function removeItem(store: Pick<Store, "removeItem"> | null, key: string): void {
  try {
    store?.removeItem(key);
  } catch {
    // What can't be removed is found again at the next visit, where it changes nothing.
  }
}

export function keysWith(store: Pick<Store, "key" | "length"> | null, prefix: string): string[] {
  try {
    const count = store?.length ?? 0;
    const keys = Array.from({ length: count }, (_, at) => store?.key(at) ?? "");
    return keys.filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
