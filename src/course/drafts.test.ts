// Drafts: the text is there again, two tabs lose nothing, a browser that keeps nothing is told of.
import { describe, expect, it } from "vitest";
import { Draft, type Store } from "./drafts.ts";

function storeOf(): Store & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
  };
}

let stamps = 0;
const tab = (store: Store | null) => new Draft(store, "cold", () => `${++stamps}`);

describe("a draft", () => {
  it("is there again when the page is opened again", () => {
    const store = storeOf();
    tab(store).write("await tea");
    expect(tab(store).read()).toMatchObject({ text: "await tea", passed: false });
  });

  it("stays passed when the text changes afterwards", () => {
    const store = storeOf();
    const draft = tab(store);
    draft.write("right", true);
    draft.write("changed");
    expect(tab(store).read()).toMatchObject({ text: "changed", passed: true });
  });

  it("of another tab is never overwritten without a copy", () => {
    const store = storeOf();
    const [one, other] = [tab(store), tab(store)];
    one.write("mine");
    other.read();
    other.write("yours");
    expect(one.isForeign()).toBe(true);
    one.write("mine again");
    expect(one.history()).toEqual(["yours"]);
    expect(other.isForeign()).toBe(true);
  });

  it("keeps no copies of what its own tab wrote", () => {
    const draft = tab(storeOf());
    for (const text of ["a", "ab", "abc"]) draft.write(text);
    expect(draft.history()).toEqual([]);
    expect(draft.isForeign()).toBe(false);
  });

  it("says so when the browser keeps nothing", () => {
    const full: Store = {
      ...storeOf(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    expect(tab(full).write("x")).toEqual({ kind: "unkept" });
    expect(tab(null).write("x")).toEqual({ kind: "unkept" });
    expect(tab(null).read()).toBeNull();
  });

  it("ignores what it can't read", () => {
    const store = storeOf();
    store.items.set("interleave:exercise:cold", "{broken");
    store.items.set("interleave:exercise:cold:history", '{"0":1}');
    expect(tab(store).read()).toBeNull();
    expect(tab(store).history()).toEqual([]);
  });
});
