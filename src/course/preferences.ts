// What a reader prefers, kept in this browser. A browser that refuses storage loses nothing but the
// memory: the preference holds until the page is left.

export interface Preferences {
  readonly speed: "1" | "4" | "16" | "all";
  readonly language: "typescript" | "python";
  /** What the console's times are counted from. */
  readonly stamps: "start" | "line";
  /** The size of the type, in percent of the browser's own. */
  readonly size: "90" | "100" | "115" | "130";
  readonly editor: "full" | "light";
  readonly keys: "usual" | "vim";
  /** What Tab does in an editor. */
  readonly tab: "indent" | "leave";
}

const choices: { readonly [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  speed: ["1", "4", "16", "all"],
  language: ["typescript", "python"],
  size: ["90", "100", "115", "130"],
  editor: ["full", "light"],
  keys: ["usual", "vim"],
  tab: ["indent", "leave"],
  stamps: ["start", "line"],
};

const unsaved = new Map<string, string>();
const changes = new EventTarget();

/** The kept preference, or `undefined` if the reader never chose. */
export function preference<Name extends keyof Preferences>(
  name: Name,
): Preferences[Name] | undefined {
  const kept = unsaved.get(name) ?? read(name);
  return choices[name].find((choice) => choice === kept);
}

export function prefer<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  unsaved.set(name, value);
  try {
    localStorage.setItem(`interleave:${name}`, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  changes.dispatchEvent(new Event(name));
}

/** Calls `changed` whenever the preference is set on this page, or on another of the same site. */
export function onPreference(name: keyof Preferences, changed: () => void): void {
  changes.addEventListener(name, changed);
  addEventListener("storage", ({ key }) => {
    if (key !== `interleave:${name}`) return;
    unsaved.delete(name);
    changed();
  });
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`interleave:${name}`);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
